package com.cartsnitch.auth.betterauth;

import com.cartsnitch.auth.user.User;
import io.avaje.jsonb.Json;

/**
 * The answer to a sign-in.
 *
 * @param redirect false: the page stays where it is
 * @param token the new session's token
 * @param user whose it is
 */
@Json
record SignedInAnswer(boolean redirect, String token, User user) {}
