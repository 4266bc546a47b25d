package com.cartsnitch.bls;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How much a price is for.
 *
 * @param size a decimal number as text
 * @param unit one of the size units
 */
record PackageSize(String size, String unit) {
  // "per lb. (453.6 gm)", "per 1/2 gal. (1.9 lit)", "per 16 oz. (473.2 ml)", "per doz."
  private static final Pattern PER =
      Pattern.compile(
          "\\bper\\s+(?<count>\\d+/[1-9]\\d*|\\d*\\.?\\d+)?\\s*"
              + "(?<unit>lb|oz|gal|qt|pt|doz|dozen|liters?|lit|kg|gm|ml)\\b\\.?"
              + "(?:\\s*\\([\\d.]+\\s*(?<metric>[a-z]+))?",
          Pattern.CASE_INSENSITIVE);

  /**
   * Reads the size out of a series' title: what its last "per" says. Gallons, quarts and pints
   * become fluid ounces, dozens pieces; ounces given in millilitres too are fluid ones.
   */
  static Optional<PackageSize> of(String title) {
    Matcher matcher = PER.matcher(title);
    return matcher.results().reduce((_, last) -> last).map(PackageSize::of);
  }

  private static PackageSize of(MatchResult match) {
    BigDecimal count = count(match.group("count"));
    String metric = lower(match.group("metric"));
    return switch (lower(match.group("unit"))) {
      case "oz" -> of(count, 1, metric.equals("ml") || metric.startsWith("l") ? "fl_oz" : "oz");
      case "gal" -> of(count, 128, "fl_oz");
      case "qt" -> of(count, 32, "fl_oz");
      case "pt" -> of(count, 16, "fl_oz");
      case "doz", "dozen" -> of(count, 12, "ct");
      case "lit", "liter", "liters" -> of(count, 1, "l");
      case "gm" -> of(count, 1, "g");
      case String unit -> of(count, 1, unit);
    };
  }

  private static PackageSize of(BigDecimal count, int factor, String unit) {
    BigDecimal size = count.multiply(BigDecimal.valueOf(factor));
    return new PackageSize(size.stripTrailingZeros().toPlainString(), unit);
  }

  private static BigDecimal count(@Nullable String text) {
    if (text == null) {
      return BigDecimal.ONE;
    }
    int slash = text.indexOf('/');
    return slash < 0
        ? new BigDecimal(text)
        : new BigDecimal(text.substring(0, slash))
            .divide(new BigDecimal(text.substring(slash + 1)), 6, RoundingMode.HALF_UP);
  }

  private static String lower(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}
