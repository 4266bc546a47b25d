package com.cartsnitch.platform.config;

import java.time.Duration;

/**
 * How much one client may ask for. A limit admits at most its number of requests in any window,
 * wherever that starts.
 *
 * @param enabled whether there are limits at all
 * @param redisEnabled whether the replicas count together, in Redis
 * @param requests of an address without credentials
 * @param addressRequests of an address with credentials
 * @param userRequests of a user
 * @param window the time that these three speak of
 * @param passwordRequests of an address about one user's password, and to make users
 * @param passwordNetworkRequests of an address about passwords, whoever's they are
 * @param passwordWindow the time that these two speak of
 */
public record RateLimitSettings(
    boolean enabled,
    boolean redisEnabled,
    int requests,
    int addressRequests,
    int userRequests,
    Duration window,
    int passwordRequests,
    int passwordNetworkRequests,
    Duration passwordWindow) {}
