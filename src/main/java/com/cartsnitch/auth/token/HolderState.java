package com.cartsnitch.auth.token;

/**
 * What has become of the user and family that an access token names.
 *
 * @param userExists whether the user is still there
 * @param live whether the sign-in has not been ended
 */
public record HolderState(boolean userExists, boolean live) {}
