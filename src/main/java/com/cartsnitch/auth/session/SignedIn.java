package com.cartsnitch.auth.session;

import com.cartsnitch.auth.user.User;
import io.avaje.jsonb.Json;

/**
 * A session that is open, and whose it is.
 *
 * @param session the session
 * @param user its user
 */
@Json
public record SignedIn(Session session, User user) {}
