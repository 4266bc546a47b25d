package com.cartsnitch.platform.config;

/** Where the service runs; {@code UAT} and {@code PROD} refuse what only suits development. */
public enum Environment {
  DEV,
  UAT,
  PROD
}
