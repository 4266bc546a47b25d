package com.cartsnitch.platform.problem;

import io.avaje.jsonb.Json;

/**
 * One bad parameter or field.
 *
 * @param field its name as the client wrote it, such as {@code days}
 * @param message what a good value looks like
 * @param type what is wrong: {@code missing}, {@code type}, {@code range}, {@code pattern} or
 *     {@code length}
 */
@Json
public record FieldError(String field, String message, String type) {}
