package com.cartsnitch.settings;

import com.cartsnitch.auth.user.IdentitySettings;
import com.cartsnitch.platform.database.DatabaseSettings;

/**
 * What it takes to make and change users.
 *
 * @param database where they are
 * @param identity how they are known; its secrets may be missing
 */
public record UserSettings(DatabaseSettings database, IdentitySettings identity) {}
