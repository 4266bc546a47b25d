package com.cartsnitch.platform.http;

import com.cartsnitch.platform.config.Setting;
import com.cartsnitch.platform.config.SettingGroup;
import com.cartsnitch.platform.config.SettingTypes;
import com.cartsnitch.platform.config.SettingValues;
import java.time.Duration;

/**
 * The listeners and how they stop.
 *
 * @param port the main listener's port; 0 lets the system choose one
 * @param adminPort the admin listener's port (health and metrics); 0 lets the system choose one
 * @param requestTimeout the longest that one request may wait for what it needs
 * @param drain how long the service goes on serving after it was told to stop
 * @param shutdownGrace how long a stopping listener waits for its running requests
 */
public record ServerSettings(
    int port, int adminPort, Duration requestTimeout, Duration drain, Duration shutdownGrace) {
  private static final int MAX_PORT = 65_535;

  /** The main listener's port. */
  public static final Setting<Integer> PORT =
      Setting.of(
          "CARTSNITCH_PORT",
          SettingTypes.wholeNumber(0, MAX_PORT),
          "8000",
          "The port of the API; 0 lets the system choose one.");

  /** The admin listener's port. */
  public static final Setting<Integer> ADMIN_PORT =
      Setting.of(
          "CARTSNITCH_ADMIN_PORT",
          SettingTypes.wholeNumber(0, MAX_PORT),
          "9000",
          "The port of health and metrics; 0 lets the system choose one.");

  /** The longest wait of a request. */
  public static final Setting<Duration> REQUEST_TIMEOUT =
      Setting.of(
          "CARTSNITCH_REQUEST_TIMEOUT",
          SettingTypes.seconds("0.5", "59"),
          "45",
          "The longest that one request may wait for what it needs; more than the pool's timeout"
              + " and the statement timeout together.");

  /** How long a stopping listener waits. */
  public static final Setting<Duration> SHUTDOWN_GRACE =
      Setting.of(
          "CARTSNITCH_SHUTDOWN_GRACE_SECONDS",
          SettingTypes.seconds("0.1", "300"),
          "15",
          "How long a stopping listener waits for its running requests; at least 2 s more than the"
              + " statement timeout.");

  private static final Setting<Duration> DRAIN =
      Setting.of(
          "CARTSNITCH_DRAIN_SECONDS",
          SettingTypes.seconds("0", "300"),
          "5",
          "How long the service goes on serving after SIGTERM.");

  /** All of them. */
  public static final SettingGroup GROUP =
      SettingGroup.of("Listeners", PORT, ADMIN_PORT, REQUEST_TIMEOUT, DRAIN, SHUTDOWN_GRACE);

  /** What was read. */
  public static ServerSettings of(SettingValues values) {
    return new ServerSettings(
        values.get(PORT),
        values.get(ADMIN_PORT),
        values.get(REQUEST_TIMEOUT),
        values.get(DRAIN),
        values.get(SHUTDOWN_GRACE));
  }
}
