package com.cartsnitch.platform.config;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the service runs; {@code UAT} and {@code PROD} refuse what only suits development. */
public enum Environment {
  DEV,
  UAT,
  PROD;

  static final SettingType<Environment> TYPE =
      SettingType.of("must be dev, uat or prod", Environment::of);

  private static Optional<Environment> of(String text) {
    return Stream.of(values())
        .filter(environment -> environment.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst();
  }
}
