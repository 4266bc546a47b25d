package com.cartsnitch.seed;

import java.util.List;
import java.util.Locale;

/** The stores. */
enum Shop {
  MEIJER(
      0,
      "Meijer",
      970,
      List.of(
          new Location("2055 28th St SE", "Grand Rapids", "49508", 42.9125, -85.6253, "0042"),
          new Location("3145 Ann Arbor-Saline Rd", "Ann Arbor", "48103", 42.2411, -83.7689, "0064"),
          new Location("6200 S Pennsylvania Ave", "Lansing", "48911", 42.6655, -84.5388, "0025"),
          new Location("39500 Ford Rd", "Canton", "48187", 42.3231, -83.4468, "0122"))),
  KROGER(
      1,
      "Kroger",
      1000,
      List.of(
          new Location("1919 S Industrial Hwy", "Ann Arbor", "48104", 42.2598, -83.7361, "00357"),
          new Location("2905 Union Lake Rd", "Commerce", "48382", 42.6143, -83.4468, "00672"),
          new Location("1237 E 11 Mile Rd", "Royal Oak", "48067", 42.4908, -83.1298, "00489"),
          new Location("12555 Hall Rd", "Sterling Heights", "48313", 42.6272, -82.9815, "00713"))),
  TARGET(
      2,
      "Target",
      1040,
      List.of(
          new Location("2000 Waters Rd", "Ann Arbor", "48103", 42.2378, -83.7754, "2774"),
          new Location("3749 28th St SE", "Kentwood", "49512", 42.9122, -85.5836, "0364"),
          new Location("17901 Haggerty Rd", "Northville", "48168", 42.4203, -83.4325, "1465"),
          new Location("2020 W Grand River Ave", "Okemos", "48864", 42.7229, -84.4207, "0359")));

  private static final List<Shop> ALL = List.of(values());

  private final int number;
  private final String title;
  private final int level;

  @SuppressWarnings("ImmutableEnumChecker") // List.of makes it
  private final List<Location> locations;

  Shop(int number, String title, int level, List<Location> locations) {
    this.number = number;
    this.title = title;
    this.level = level;
    this.locations = locations;
  }

  static List<Shop> all() {
    return ALL;
  }

  /** Its place among them, from 0. */
  int number() {
    return number;
  }

  String title() {
    return title;
  }

  String slug() {
    return title.toLowerCase(Locale.ROOT);
  }

  String website() {
    return "https://www." + slug() + ".com";
  }

  /** How dear it is, in thousandths of the mean. */
  int level() {
    return level;
  }

  List<Location> locations() {
    return locations;
  }

  /** What it calls its own brand. */
  String ownBrand(String category) {
    if (this != TARGET) {
      return title;
    }
    return category.equals("household") || category.equals("personal_care")
        ? "up&up"
        : "Good & Gather";
  }

  /** The address of a branch, in Michigan. */
  record Location(String address, String city, String zip, double lat, double lng, String number) {}
}
