package com.cartsnitch.platform.config;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** A type that breaks one rule or none. */
record ParsedType<T>(String rule, Function<String, Optional<T>> parse) implements SettingType<T> {

  @Override
  public Optional<T> read(String text, Consumer<String> problems) {
    Optional<T> value = parse.apply(text);
    if (value.isEmpty()) {
      problems.accept(rule);
    }
    return value;
  }
}
