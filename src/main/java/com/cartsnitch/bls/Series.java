package com.cartsnitch.bls;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time series of average prices, which is a product here.
 *
 * @param id the Bureau's id
 * @param name the item
 * @param category its category; empty where nothing tells it
 * @param size how much the price is for
 */
record Series(String id, String name, Optional<String> category, Optional<PackageSize> size) {
  /**
   * The namespace of the products' ids: the UUIDv5 of {@code bls.gov} in the DNS namespace. A
   * product's id is the UUIDv5 of its series' id in here.
   */
  static final UUID NAMESPACE = nameBased(NameBasedGenerator.NAMESPACE_DNS, "bls.gov");

  private static final int MAX_NAME_LENGTH = 300;
  private static final String US_CITY_AVERAGE = "0000";
  // AP, U or S for seasonal adjustment, the area, the item
  private static final Pattern AVERAGE_PRICE_ID = Pattern.compile("AP[US](?<area>.{4}).{6}");
  private static final Pattern TITLE_END =
      Pattern.compile("\\s+in\\s+(U\\.S\\. city average|.+), average price.*$");

  /** A series of which only the id is known. */
  static Series unnamed(String id) {
    return new Series(id, id, Optional.empty(), Optional.empty());
  }

  /** Reads a line of our series file. */
  static Series of(Line line) {
    Optional<String> category = line.optional("category");
    if (category.isPresent() && !ItemCategory.exists(category.get())) {
      throw new BadLineException("category is none of ours: " + category.get());
    }
    return named(line.text("series_id"), line.text("item"), category);
  }

  /** Reads a line of the Bureau's list of series. */
  static Series ofBureau(Line line) {
    String title = TITLE_END.matcher(line.text("series_title")).replaceFirst("");
    return named(line.text("series_id"), title, Optional.empty());
  }

  /** Whether its prices are means over the whole country rather than of a part of it. */
  static boolean nationwide(String id) {
    Matcher matcher = AVERAGE_PRICE_ID.matcher(id);
    return !matcher.matches() || matcher.group("area").equals(US_CITY_AVERAGE);
  }

  /** The id of the product that stands for a series. */
  static UUID productId(String seriesId) {
    return nameBased(NAMESPACE, seriesId);
  }

  UUID productId() {
    return productId(id);
  }

  private static Series named(String id, String name, Optional<String> category) {
    if (name.length() > MAX_NAME_LENGTH) {
      throw new BadLineException(
          "the name is longer than %d characters".formatted(MAX_NAME_LENGTH));
    }
    String told = category.orElseGet(() -> ItemCategory.of(name));
    return new Series(id, name, Optional.of(told), PackageSize.of(name));
  }

  private static UUID nameBased(UUID namespace, String name) {
    return Generators.nameBasedGenerator(namespace).generate(name);
  }
}
