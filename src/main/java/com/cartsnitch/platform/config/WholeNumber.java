package com.cartsnitch.platform.config;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** A whole number within bounds, and what it counts. */
record WholeNumber<T>(int min, int max, IntFunction<T> unit) implements SettingType<T> {
  private static final String SERVICE_LINK =
      " (a URL here comes from Kubernetes service links: set enableServiceLinks: false)";

  @Override
  public String rule() {
    return "must be a whole number from %d to %d".formatted(min, max);
  }

  @Override
  public Optional<T> read(String text, Consumer<String> problems) {
    try {
      int value = Integer.parseInt(text);
      if (value >= min && value <= max) {
        return Optional.of(unit.apply(value));
      }
    } catch (NumberFormatException _) {
      // refused below
    }
    problems.accept(text.contains("://") ? rule() + SERVICE_LINK : rule());
    return Optional.empty();
  }
}
