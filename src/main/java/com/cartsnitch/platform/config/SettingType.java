package com.cartsnitch.platform.config;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * How the text of a setting becomes a value.
 *
 * @param <T> the value
 */
public interface SettingType<T> {

  /** What a good value looks like, as errors say it: {@code must be ...}. */
  String rule();

  /**
   * Reads a value.
   *
   * @param text without surrounding blanks
   * @param problems takes every rule that the text breaks; never the text itself, which may be a
   *     secret
   * @return the value; empty where there was a problem
   */
  Optional<T> read(String text, Consumer<String> problems);

  /** Whether a text may hold a secret. */
  default boolean holdsSecret() {
    return false;
  }

  /** The value as it may be shown; a type that holds secrets masks them. */
  default String shown(String text, T value) {
    return text;
  }

  /** Whether an empty text is a value of its own; otherwise it means the default. */
  default boolean emptyIsAValue() {
    return false;
  }

  /**
   * A type with a single rule.
   *
   * @param rule what an error says
   * @param parse the value, or empty where the text breaks the rule
   */
  static <T> SettingType<T> of(String rule, Function<String, Optional<T>> parse) {
    return new ParsedType<>(rule, parse);
  }
}
