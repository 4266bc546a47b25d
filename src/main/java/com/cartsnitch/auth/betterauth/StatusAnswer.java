package com.cartsnitch.auth.betterauth;

import io.avaje.jsonb.Json;

/**
 * The answer to what was done, or to what there was nothing to do for.
 *
 * @param status always true
 */
@Json
record StatusAnswer(boolean status) {
  static final StatusAnswer DONE = new StatusAnswer(true);
}
