package com.cartsnitch.stores;

import com.macasaet.fernet.Validator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.TemporalAmount;
import java.util.function.Function;

/** Accepts a token of any time. */
final class Ageless implements Validator<String> {
  private static final Duration EVER = Duration.ofDays(365L * 1_000_000);

  @Override
  public TemporalAmount getTimeToLive() {
    return EVER;
  }

  @Override
  public TemporalAmount getMaxClockSkew() {
    return EVER;
  }

  @Override
  public Function<byte[], String> getTransformer() {
    return bytes -> new String(bytes, StandardCharsets.UTF_8);
  }
}
