package com.cartsnitch.seed;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something with a bar code.
 *
 * @param number its number, from 0
 * @param kind what it is
 * @param brand who makes it
 * @param variety which of its kind
 * @param edition counts on where every combination is taken; 0 at first
 * @param size what is in it on the last day
 * @param cents what it costs on the mean
 * @param shops where it is sold, at least one
 * @param shrinking how it became smaller; null: it didn't
 */
record Product(
    int number,
    Kind kind,
    Brand brand,
    String variety,
    int edition,
    PackSize size,
    int cents,
    List<Shop> shops,
    @Nullable Shrinking shrinking) {

  /** The name with the size at its end. */
  String name() {
    return words() + ", " + size.label();
  }

  /** The name as it was on a day. */
  String nameOn(int day) {
    return words() + " " + sizeOn(day).label();
  }

  PackSize sizeOn(int day) {
    return shrinking != null && day < shrinking.day() ? shrinking.before() : size;
  }

  /** The bar code as it was on a day; a smaller package gets another one. */
  String upcOn(int day) {
    return shrinking != null && day < shrinking.day() ? upcs().getFirst() : upcs().getLast();
  }

  /** Every bar code that it ever had, the oldest first. */
  List<String> upcs() {
    return shrinking == null
        ? List.of(Upc.of(number, brand.name(), 0))
        : List.of(Upc.of(number, brand.name(), 1), Upc.of(number, brand.name(), 0));
  }

  /** Whether the till weighs it and the price is for a pound. */
  boolean weighed() {
    return kind.weighed() && size.label().equals("1 lb");
  }

  /** The number alone tells products apart. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Product product && product.number == number;
  }

  @Override
  public int hashCode() {
    return number;
  }

  private String words() {
    String suffix = edition == 0 ? "" : "No. " + (edition + 1);
    return Stream.of(brand.name() == null ? "" : brand.name(), variety, kind.name(), suffix)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /**
   * How a product became smaller.
   *
   * @param day the first day of the smaller package
   * @param before what was in it until then
   * @param dearer whether the shelf price rose on the same day
   */
  record Shrinking(int day, PackSize before, boolean dearer) {}
}
