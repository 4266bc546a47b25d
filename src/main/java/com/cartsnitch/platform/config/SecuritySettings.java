package com.cartsnitch.platform.config;

import java.util.List;

/**
 * The secrets that the service shares with its sister services.
 *
 * @param serviceKey what services show each other in {@code X-Service-Key}
 * @param fernetKeys the keys of stored credentials, each 32 bytes in url-safe base64: the first
 *     encrypts, all decrypt
 */
public record SecuritySettings(Secret serviceKey, List<Secret> fernetKeys) {}
