package com.cartsnitch.auth.wire;

import io.avaje.jsonb.Json;

/**
 * The answer to a sign-out.
 *
 * @param success always true
 */
@Json
record SuccessAnswer(boolean success) {}
