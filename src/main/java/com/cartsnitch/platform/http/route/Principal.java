package com.cartsnitch.platform.http.route;

/**
 * The sender of a request.
 *
 * @param userId the id of the user, as the identity service issued it; not a UUID in general
 * @param cookie whether a cookie made the request the user's, which browsers send along whatever
 *     page asks
 */
public record Principal(String userId, boolean cookie) {}
