package com.cartsnitch.platform.config;

import java.util.Set;

/** What only suits development and is refused in uat and prod. */
final class ProductionRules {
  private static final Set<String> PLACEHOLDERS = Set.of("cartsnitch", "change-me-in-production");

  private ProductionRules() {}

  static void check(Environment environment, DatabaseSettings database, Problems problems) {
    if (environment != Environment.DEV && PLACEHOLDERS.contains(database.password().value())) {
      problems.add(
          DatabaseUrl.VARIABLE,
          "must be given with a password of its own where CARTSNITCH_ENVIRONMENT is uat or prod");
    }
  }
}
