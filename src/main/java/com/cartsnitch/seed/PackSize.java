package com.cartsnitch.seed;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much is in a package.
 *
 * @param label as it stands in names, such as {@code 12 pk 12 fl oz}
 * @param size the whole of it
 * @param unit one of the size units
 */
record PackSize(String label, BigDecimal size, String unit) {
  private static final Pattern FORM =
      Pattern.compile("(?:(?<packs>\\d+) pk )?(?<size>[\\d.]+) (?<unit>[a-z_]+)");
  private static final BigDecimal MOST_AFTER_SHRINKING = new BigDecimal("0.99");

  /** Reads {@code 16 oz}, {@code 1 gal} or {@code 12 pk 12 fl_oz}; gallons become fluid ounces. */
  static PackSize parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a size: " + text);
    }
    String packs = matcher.group("packs");
    BigDecimal count = packs == null ? BigDecimal.ONE : new BigDecimal(packs);
    BigDecimal size = new BigDecimal(matcher.group("size")).multiply(count);
    String label = text.replace('_', ' ');
    return switch (matcher.group("unit")) {
      case "gal" -> new PackSize(label, plain(size.multiply(BigDecimal.valueOf(128))), "fl_oz");
      case "qt" -> new PackSize(label, plain(size.multiply(BigDecimal.valueOf(32))), "fl_oz");
      case "pt" -> new PackSize(label, plain(size.multiply(BigDecimal.valueOf(16))), "fl_oz");
      case String unit -> new PackSize(label, plain(size), unit);
    };
  }

  /** Whether a smaller package of the kind could be sold unnoticed. */
  boolean canShrink() {
    boolean simple = label.equals(text() + " " + unit.replace('_', ' '));
    return simple
        && size.compareTo(BigDecimal.valueOf(5)) > 0
        && (unit.equals("oz") || unit.equals("fl_oz") || unit.equals("ct"));
  }

  /** A smaller one: whole pieces, tenths of an ounce, at least one percent less. */
  PackSize shrunk(int thousandths) {
    BigDecimal wanted = size.multiply(BigDecimal.valueOf(thousandths, 3));
    BigDecimal less =
        wanted
            .min(size.multiply(MOST_AFTER_SHRINKING))
            .setScale(unit.equals("ct") ? 0 : 1, RoundingMode.DOWN);
    return parse(plain(less).toPlainString() + " " + unit);
  }

  /** The size as products keep it. */
  String text() {
    return size.toPlainString();
  }

  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
