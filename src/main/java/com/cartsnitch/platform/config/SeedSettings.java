package com.cartsnitch.platform.config;

import java.time.ZoneId;

/**
 * What making demo data needs.
 *
 * @param environment where the service runs
 * @param timeZone whose calendar day counts as today
 * @param database the database
 */
public record SeedSettings(Environment environment, ZoneId timeZone, DatabaseSettings database) {}
