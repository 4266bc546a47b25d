package com.cartsnitch.stores;

import com.cartsnitch.platform.config.Secret;
import com.cartsnitch.platform.database.DatabaseSettings;
import java.util.List;

/**
 * What it takes to encrypt stored credentials anew.
 *
 * @param database where they are
 * @param fernetKeys the first encrypts, all decrypt
 */
public record RotationSettings(DatabaseSettings database, List<Secret> fernetKeys) {}
