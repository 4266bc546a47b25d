package com.cartsnitch.auth.betterauth;

import com.cartsnitch.auth.user.User;
import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/**
 * The answer that brings a session, or none.
 *
 * @param token the new session's token; null where the old one stays
 * @param user whose it is
 */
@Json
record TokenAnswer(@Nullable String token, User user) {}
