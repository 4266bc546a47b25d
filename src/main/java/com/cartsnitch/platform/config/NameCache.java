package com.cartsnitch.platform.config;

import java.security.Security;

/** How long the JVM believes what a host's name resolved to. */
public final class NameCache {
  private static final String SECONDS = "5";
  private static final String SECONDS_OF_A_FAILURE = "1";

  private NameCache() {}

  /**
   * Shortens it: a database that fails over to another address is then found within seconds. The
   * JVM's own default is 30 s. Call it before the first look-up, at which the JVM reads it.
   */
  public static void shorten() {
    Security.setProperty("networkaddress.cache.ttl", SECONDS);
    Security.setProperty("networkaddress.cache.negative.ttl", SECONDS_OF_A_FAILURE);
  }
}
