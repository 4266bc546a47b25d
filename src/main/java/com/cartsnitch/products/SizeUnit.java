package com.cartsnitch.products;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * What a product's size is counted in. Units of one family convert exactly into each other; how
 * many pieces a pack has is not known, hence packs are a family of their own.
 */
public enum SizeUnit {
  G(Family.WEIGHT, "1"),
  KG(Family.WEIGHT, "1000"),
  OZ(Family.WEIGHT, "28.349523125"),
  LB(Family.WEIGHT, "453.59237"),
  ML(Family.VOLUME, "1"),
  L(Family.VOLUME, "1000"),
  FL_OZ(Family.VOLUME, "29.5735295625"),
  PT(Family.VOLUME, "473.176473"),
  QT(Family.VOLUME, "946.352946"),
  GAL(Family.VOLUME, "3785.411784"),
  CT(Family.PIECES, "1"),
  DOZ(Family.PIECES, "12"),
  PK(Family.PACKS, "1");

  /** Units that convert into each other. */
  public enum Family {
    /** In grams. */
    WEIGHT,
    /** In millilitres. */
    VOLUME,
    /** In pieces. */
    PIECES,
    /** In packs. */
    PACKS
  }

  private final Family family;
  private final BigDecimal inBase;

  SizeUnit(Family family, String inBase) {
    this.family = family;
    this.inBase = new BigDecimal(inBase);
  }

  /**
   * The unit of this name, such as {@code fl_oz}.
   *
   * @param name as {@code normalized_products.size_unit} has it
   */
  public static Optional<SizeUnit> of(String name) {
    for (SizeUnit unit : values()) {
      if (unit.name().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(unit);
      }
    }
    return Optional.empty();
  }

  /** What it converts into. */
  public Family family() {
    return family;
  }

  /** How many of the family's base unit (g, ml, piece, pack) one of it is, exactly. */
  public BigDecimal inBase() {
    return inBase;
  }
}
