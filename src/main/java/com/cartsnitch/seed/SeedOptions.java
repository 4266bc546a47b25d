package com.cartsnitch.seed;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What to make, and what the operator insists on.
 *
 * @param seed another number gives another data set
 * @param scale how much of it, more than 0 and at most 100; 1 is 500 users
 * @param until the last day, in the stores' own time
 * @param forcedEnvironment the name of the environment that may be seeded although it refuses
 * @param forcedDatabase the name of the database that may be seeded although it holds other data
 */
public record SeedOptions(
    long seed,
    BigDecimal scale,
    LocalDate until,
    @Nullable String forcedEnvironment,
    @Nullable String forcedDatabase) {
  private static final BigDecimal MAX_SCALE = new BigDecimal(100);
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2100;

  /** Checks the bounds. */
  public SeedOptions {
    if (scale.signum() <= 0 || scale.compareTo(MAX_SCALE) > 0) {
      throw new IllegalArgumentException("--scale must be more than 0 and at most 100");
    }
    if (until.getYear() < FIRST_YEAR || until.getYear() > LAST_YEAR) {
      throw new IllegalArgumentException(
          "--until must be from %d to %d".formatted(FIRST_YEAR, LAST_YEAR));
    }
  }
}
