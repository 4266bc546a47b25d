package com.cartsnitch.platform.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** A time in seconds, with decimals if need be. */
record Seconds(BigDecimal min, BigDecimal max) implements SettingType<Duration> {

  @Override
  public String rule() {
    return "must be a number of seconds from %s to %s".formatted(min, max);
  }

  @Override
  public Optional<Duration> read(String text, Consumer<String> problems) {
    try {
      BigDecimal value = new BigDecimal(text);
      if (value.compareTo(min) >= 0 && value.compareTo(max) <= 0) {
        return Optional.of(Duration.ofMillis(value.movePointRight(3).longValue()));
      }
    } catch (NumberFormatException _) {
      // refused below
    }
    problems.accept(rule());
    return Optional.empty();
  }
}
