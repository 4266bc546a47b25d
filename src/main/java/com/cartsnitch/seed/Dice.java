package com.cartsnitch.seed;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Chance that comes out the same on every machine. Every row has dice of its own, so that more rows
 * of one kind change nothing about another. Only whole numbers, because the last digit of a
 * floating-point function may differ.
 */
final class Dice {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final SplittableRandom random;

  private Dice(long state) {
    this.random = new SplittableRandom(state);
  }

  /**
   * Dice for one thing.
   *
   * @param seed of the whole data set
   * @param topic what they decide
   * @param keys which one of its kind
   */
  static Dice of(long seed, String topic, long... keys) {
    return new Dice(hash(seed, topic, keys));
  }

  /** A number that looks like chance and depends on nothing but the arguments. */
  static long hash(long seed, String topic, long... keys) {
    long state = mix(seed + GOLDEN) ^ topic.hashCode();
    for (long key : keys) {
      state = mix(state + GOLDEN) ^ key;
    }
    return mix(state + GOLDEN);
  }

  /** At least 0 and less than the bound. */
  int below(int bound) {
    return (int) (((random.nextLong() >>> 32) * bound) >>> 32);
  }

  /** From low to high, both included. */
  int between(int low, int high) {
    return low + below(high - low + 1);
  }

  boolean percent(int chance) {
    return below(100) < chance;
  }

  <T> T pick(List<T> list) {
    return list.get(below(list.size()));
  }

  String text(String alphabet, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(below(alphabet.length())));
    }
    return text.toString();
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
