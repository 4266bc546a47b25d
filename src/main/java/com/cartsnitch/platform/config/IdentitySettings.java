package com.cartsnitch.platform.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * How users are known.
 *
 * @param authSecrets the secrets of session cookies: the first signs, all verify; empty where none
 *     is given, and then sign-in is not served and the token alone decides
 * @param jwtSecrets the secrets of access tokens: the first signs, all verify
 * @param publicUrl the service as clients see it, without a path; its scheme decides on cookies
 * @param trustedOrigins whose pages may post with cookies: our own, those of CORS and further ones
 * @param accessTokenLife how long an access token is good
 * @param refreshTokenLife how long a refresh token is good
 */
public record IdentitySettings(
    List<Secret> authSecrets,
    List<Secret> jwtSecrets,
    URI publicUrl,
    Set<Origin> trustedOrigins,
    Duration accessTokenLife,
    Duration refreshTokenLife) {}
