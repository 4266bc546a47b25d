package com.cartsnitch.platform.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** The types that settings of every feature have; addresses have their own. */
public final class SettingTypes {
  /** {@code true} or {@code false}, in any case. */
  public static final SettingType<Boolean> FLAG =
      SettingType.of("must be true or false", SettingTypes::flag);

  private SettingTypes() {}

  /** A whole number within bounds, both included. */
  public static SettingType<Integer> wholeNumber(int min, int max) {
    return new WholeNumber<>(min, max, Integer::valueOf);
  }

  /** A time as a whole number of some unit, bounds included. */
  public static SettingType<Duration> whole(Duration unit, int min, int max) {
    return new WholeNumber<>(min, max, unit::multipliedBy);
  }

  /** A time in seconds, decimals allowed, bounds included. */
  public static SettingType<Duration> seconds(String min, String max) {
    return new Seconds(new BigDecimal(min), new BigDecimal(max));
  }

  private static Optional<Boolean> flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}
