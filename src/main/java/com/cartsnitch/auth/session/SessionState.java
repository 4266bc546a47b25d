package com.cartsnitch.auth.session;

/**
 * What a request needs to know of a session.
 *
 * @param userId whose it is
 * @param expired whether its time is over
 * @param userExists whether its user is still there
 */
public record SessionState(String userId, boolean expired, boolean userExists) {}
