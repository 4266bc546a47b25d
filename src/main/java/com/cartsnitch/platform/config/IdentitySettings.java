package com.cartsnitch.platform.config;

import java.util.List;

/**
 * How sessions are signed.
 *
 * @param authSecrets the secrets of session cookies: the first signs, all verify; empty where none
 *     is given, and then the token alone decides
 */
public record IdentitySettings(List<Secret> authSecrets) {}
