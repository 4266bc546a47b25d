package com.cartsnitch.auth.betterauth;

import com.cartsnitch.auth.user.User;
import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a verified address.
 *
 * @param status always true
 * @param user always null: clients ask for the session
 */
@Json
record VerifiedAnswer(boolean status, @Nullable User user) {}
