package com.cartsnitch.platform.config;

/**
 * What it takes to make and change users.
 *
 * @param database where they are
 * @param identity how they are known; its secrets may be missing
 */
public record UserSettings(DatabaseSettings database, IdentitySettings identity) {}
