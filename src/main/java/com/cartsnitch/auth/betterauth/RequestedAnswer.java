package com.cartsnitch.auth.betterauth;

import io.avaje.jsonb.Json;

/**
 * The answer to a request for a password reset, the same for any address.
 *
 * @param status always true
 * @param message what to do next
 */
@Json
record RequestedAnswer(boolean status, String message) {}
