package com.cartsnitch.auth.betterauth;

import io.avaje.jsonb.Json;

/**
 * The answer to a sign-out.
 *
 * @param success always true
 */
@Json
record SuccessAnswer(boolean success) {}
