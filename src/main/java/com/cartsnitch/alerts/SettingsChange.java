package com.cartsnitch.alerts;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * New settings; what is empty stays as it is.
 *
 * @param threshold by how many percent a price must have risen
 * @param shrinkflation whether products that shrank are told
 * @param email whether alerts are sent by e-mail
 */
record SettingsChange(
    Optional<BigDecimal> threshold, Optional<Boolean> shrinkflation, Optional<Boolean> email) {}
