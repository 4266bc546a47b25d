package com.cartsnitch.platform.config;

/**
 * A value that must not be printed.
 *
 * @param value the secret itself
 */
public record Secret(String value) {
  /** What stands in the place of every secret. */
  public static final String MASK = "********";

  @Override
  public String toString() {
    return MASK;
  }
}
