package com.cartsnitch.settings;

import com.cartsnitch.auth.user.IdentitySettings;
import com.cartsnitch.platform.answers.StaleSettings;
import com.cartsnitch.platform.config.Environment;
import com.cartsnitch.platform.config.Setting;
import com.cartsnitch.platform.config.SettingGroup;
import com.cartsnitch.platform.config.SettingType;
import com.cartsnitch.platform.config.SettingValues;
import com.cartsnitch.platform.crypto.SecuritySettings;
import com.cartsnitch.platform.database.DatabaseSettings;
import com.cartsnitch.platform.health.HealthSettings;
import com.cartsnitch.platform.http.ServerSettings;
import com.cartsnitch.platform.http.answer.CorsSettings;
import com.cartsnitch.platform.http.request.ProxySettings;
import com.cartsnitch.platform.limit.RateLimitSettings;
import com.cartsnitch.platform.mail.MailSettings;
import com.cartsnitch.platform.redis.RedisSettings;
import com.cartsnitch.receipts.InboundEmailSettings;
import com.cartsnitch.scraping.ScrapingSettings;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Everything that can be set from outside, validated and immutable.
 *
 * @param environment where the service runs
 * @param timeZone the time zone of the calendar day that counts as today
 * @param server the listeners
 * @param database PostgreSQL and the pool
 * @param redis the optional Redis
 * @param health the probes
 * @param security the secrets shared with sister services
 * @param identity how users are known
 * @param cors the pages that may read what the API answers
 * @param mail how mail is sent
 * @param proxies the proxies in front of the service
 * @param rateLimits how much one client may ask for
 * @param stale public answers that outlive the database
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
    StaleSettings stale,
    ScrapingSettings scraping,
    InboundEmailSettings inboundEmail) {
  private static final Setting<ZoneId> TIME_ZONE =
      Setting.of(
          "CARTSNITCH_TIME_ZONE",
          SettingType.of("must be a time zone such as America/Detroit", Settings::zone),
          "America/Detroit",
          "The time zone of the calendar day that counts as today.");

  /** All settings that there are, in the order in which they are read and shown. */
  public static final List<SettingGroup> GROUPS =
      List.of(
          SettingGroup.of("General", SettingValues.ENVIRONMENT, TIME_ZONE),
          ServerSettings.GROUP,
          DatabaseSettings.GROUP,
          RedisSettings.GROUP,
          HealthSettings.GROUP,
          SecuritySettings.GROUP,
          CorsSettings.GROUP,
          IdentitySettings.GROUP,
          MailSettings.GROUP,
          ProxySettings.GROUP,
          RateLimitSettings.GROUP,
          StaleSettings.GROUP,
          ScrapingSettings.GROUP,
          InboundEmailSettings.GROUP);

  static Settings of(SettingValues values) {
    return new Settings(
        values.environment(),
        values.get(TIME_ZONE),
        ServerSettings.of(values),
        DatabaseSettings.of(values),
        RedisSettings.of(values),
        HealthSettings.of(values),
        SecuritySettings.of(values),
        IdentitySettings.of(values),
        CorsSettings.of(values),
        MailSettings.of(values),
        ProxySettings.of(values),
        RateLimitSettings.of(values),
        StaleSettings.of(values),
        ScrapingSettings.of(values),
        InboundEmailSettings.of(values));
  }

  private static Optional<ZoneId> zone(String text) {
    try {
      return Optional.of(ZoneId.of(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
