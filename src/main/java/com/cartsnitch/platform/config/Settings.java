package com.cartsnitch.platform.config;

import java.time.ZoneId;

/**
 * Everything that can be set from outside, validated and immutable.
 *
 * @param environment where the service runs
 * @param timeZone whose calendar day counts as today
 * @param server the listeners
 * @param database PostgreSQL and the pool
 * @param redis the optional Redis
 * @param health the probes
 * @param security the secrets shared with sister services
 * @param identity how users are known
 * @param cors whose pages may read what the API answers
 * @param mail how mail is sent
 * @param proxies who is believed when he says on whose behalf he asks
 * @param rateLimits how much one client may ask for
 * @param cache what is answered from memory
 * @param scraping where scraping is done
 * @param inboundEmail how receipts come in by mail
 */
public record Settings(
    Environment environment,
    ZoneId timeZone,
    ServerSettings server,
    DatabaseSettings database,
    RedisSettings redis,
    HealthSettings health,
    SecuritySettings security,
    IdentitySettings identity,
    CorsSettings cors,
    MailSettings mail,
    ProxySettings proxies,
    RateLimitSettings rateLimits,
    CacheSettings cache,
    ScrapingSettings scraping,
    InboundEmailSettings inboundEmail) {}
