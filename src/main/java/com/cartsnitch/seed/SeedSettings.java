package com.cartsnitch.seed;

import com.cartsnitch.platform.config.Environment;
import com.cartsnitch.platform.database.DatabaseSettings;
import java.time.ZoneId;

/**
 * What making demo data needs.
 *
 * @param environment where the service runs
 * @param timeZone the time zone of the calendar day that counts as today
 * @param database the database
 */
public record SeedSettings(Environment environment, ZoneId timeZone, DatabaseSettings database) {}
