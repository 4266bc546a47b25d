package com.cartsnitch.platform.http;

/**
 * Who sent a request.
 *
 * @param userId the id of the user, as the identity service issued it; not a UUID in general
 */
public record Principal(String userId) {}
