package com.cartsnitch.platform.config;

import java.util.List;

/**
 * What it takes to encrypt stored credentials anew.
 *
 * @param database where they are
 * @param fernetKeys the first encrypts, all decrypt
 */
public record RotationSettings(DatabaseSettings database, List<Secret> fernetKeys) {}
