package com.cartsnitch.auth.betterauth;

import io.avaje.jsonb.Json;

/**
 * The answer to who forgot his password, whoever he is.
 *
 * @param status always true
 * @param message what to do next
 */
@Json
record RequestedAnswer(boolean status, String message) {}
