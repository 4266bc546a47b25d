package com.cartsnitch.auth.betterauth;

import com.cartsnitch.auth.user.User;
import io.avaje.jsonb.Json;

/**
 * The answer to a sign-in that leads elsewhere.
 *
 * @param redirect true: the client sends the browser there
 * @param token the new session's token
 * @param url where
 * @param user whose it is
 */
@Json
record RedirectAnswer(boolean redirect, String token, String url, User user) {}
