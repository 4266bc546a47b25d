package com.cartsnitch.platform.config;

import java.util.List;

/**
 * Whose pages may read what the API answers.
 *
 * @param origins each once
 */
public record CorsSettings(List<Origin> origins) {}
