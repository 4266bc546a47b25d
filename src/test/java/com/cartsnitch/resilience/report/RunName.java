package com.cartsnitch.resilience.report;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What tells one run of the tests, however many processes it uses, from the next. */
final class RunName {
  static final String STRICT = "strict";
  static final String WITH_SLACK = "with slack";

  private RunName() {}

  /** When it began and which bounds it asserts. */
  static String current() {
    Instant start = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    String begun =
        System.getProperty("chaos.run", start.truncatedTo(ChronoUnit.SECONDS).toString());
    return begun + ' ' + (Boolean.getBoolean("chaos.strict") ? STRICT : WITH_SLACK);
  }
}
