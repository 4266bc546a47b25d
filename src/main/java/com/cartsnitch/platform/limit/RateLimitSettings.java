package com.cartsnitch.platform.limit;

import com.cartsnitch.platform.config.Setting;
import com.cartsnitch.platform.config.SettingGroup;
import com.cartsnitch.platform.config.SettingType;
import com.cartsnitch.platform.config.SettingTypes;
import com.cartsnitch.platform.config.SettingValues;
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
 * @param passwordNetworkRequests of an address about passwords, of all users together
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
    Duration passwordWindow) {
  private static final SettingType<Integer> REQUEST_COUNT = SettingTypes.wholeNumber(1, 100_000);
  private static final SettingType<Duration> WINDOW_LENGTH =
      SettingTypes.whole(Duration.ofSeconds(1), 1, 3600);

  private static final Setting<Boolean> ENABLED =
      Setting.of(
          "CARTSNITCH_RATE_LIMIT_ENABLED",
          SettingTypes.FLAG,
          "true",
          "Whether there are rate limits at all.");

  private static final Setting<Boolean> REDIS_ENABLED =
      Setting.of(
          "CARTSNITCH_RATE_LIMIT_REDIS_ENABLED",
          SettingTypes.FLAG,
          "true",
          "Whether the replicas count together, in Redis.");

  private static final Setting<Integer> REQUESTS =
      Setting.of(
          "CARTSNITCH_RATE_LIMIT_REQUESTS",
          REQUEST_COUNT,
          "60",
          "Requests of one address without credentials in any window.");

  private static final Setting<Integer> ADDRESS_REQUESTS =
      Setting.of(
          "CARTSNITCH_RATE_LIMIT_IP_REQUESTS",
          REQUEST_COUNT,
          "600",
          "Requests of one address with credentials in any window.");

  private static final Setting<Integer> USER_REQUESTS =
      Setting.of(
          "CARTSNITCH_RATE_LIMIT_USER_REQUESTS",
          REQUEST_COUNT,
          "300",
          "Requests of one user in any window.");

  private static final Setting<Duration> WINDOW =
      Setting.of(
          "CARTSNITCH_RATE_LIMIT_WINDOW_SECONDS",
          WINDOW_LENGTH,
          "60",
          "The window of these three, in seconds.");

  private static final Setting<Integer> PASSWORD_REQUESTS =
      Setting.of(
          "CARTSNITCH_RATE_LIMIT_AUTH_REQUESTS",
          REQUEST_COUNT,
          "5",
          "Requests of one address about one user's password, and to make users, in any window of"
              + " passwords.");

  private static final Setting<Integer> PASSWORD_NETWORK_REQUESTS =
      Setting.of(
          "CARTSNITCH_RATE_LIMIT_AUTH_IP_REQUESTS",
          REQUEST_COUNT,
          "20",
          "Requests of one address about passwords of any user, in any window of passwords.");

  private static final Setting<Duration> PASSWORD_WINDOW =
      Setting.of(
          "CARTSNITCH_RATE_LIMIT_AUTH_WINDOW_SECONDS",
          WINDOW_LENGTH,
          "60",
          "The window of passwords, in seconds.");

  /** All of them. */
  public static final SettingGroup GROUP =
      SettingGroup.of(
          "Rate limits",
          ENABLED,
          REDIS_ENABLED,
          REQUESTS,
          ADDRESS_REQUESTS,
          USER_REQUESTS,
          WINDOW,
          PASSWORD_REQUESTS,
          PASSWORD_NETWORK_REQUESTS,
          PASSWORD_WINDOW);

  /** What was read. */
  public static RateLimitSettings of(SettingValues values) {
    return new RateLimitSettings(
        values.get(ENABLED),
        values.get(REDIS_ENABLED),
        values.get(REQUESTS),
        values.get(ADDRESS_REQUESTS),
        values.get(USER_REQUESTS),
        values.get(WINDOW),
        values.get(PASSWORD_REQUESTS),
        values.get(PASSWORD_NETWORK_REQUESTS),
        values.get(PASSWORD_WINDOW));
  }
}
