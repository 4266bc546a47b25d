package com.cartsnitch.platform.config;

/**
 * A setting as {@code check-config} shows it.
 *
 * @param variable its environment variable
 * @param value its value, secrets masked
 * @param isDefault whether nothing was given and the default holds
 */
public record SettingInForce(String variable, String value, boolean isDefault) {}
