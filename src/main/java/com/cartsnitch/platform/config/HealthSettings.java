package com.cartsnitch.platform.config;

import java.time.Duration;

/**
 * How health is told.
 *
 * @param timeout every probe is answered within this time
 * @param readinessIgnoresDatabase keep {@code /health/ready} at 200 while the database is away
 */
public record HealthSettings(Duration timeout, boolean readinessIgnoresDatabase) {}
