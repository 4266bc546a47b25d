package com.cartsnitch.platform.crypto;

import com.cartsnitch.platform.config.Secret;
import com.cartsnitch.platform.config.Secrets;
import com.cartsnitch.platform.config.Setting;
import com.cartsnitch.platform.config.SettingGroup;
import com.cartsnitch.platform.config.SettingValues;
import java.util.List;

/**
 * The secrets that the service shares with its sister services.
 *
 * @param serviceKey what services show each other in {@code X-Service-Key}
 * @param fernetKeys the keys of stored credentials, each 32 bytes in url-safe base64: the first
 *     encrypts, all decrypt
 */
public record SecuritySettings(Secret serviceKey, List<Secret> fernetKeys) {
  /** The keys of stored credentials. */
  public static final Setting<List<Secret>> FERNET_KEYS =
      Secrets.fernetKeys(
              "CARTSNITCH_FERNET_KEY",
              "Encrypts stored credentials; in a list the first key encrypts and all decrypt.")
          .required();

  private static final Setting<List<Secret>> SERVICE_KEY =
      Secrets.single(
              "CARTSNITCH_SERVICE_KEY",
              "What this service and its sister services show each other in `X-Service-Key`.")
          .required();

  /** All of them. */
  public static final SettingGroup GROUP =
      SettingGroup.of("Secrets shared with sister services", SERVICE_KEY, FERNET_KEYS);

  /** What was read; empty where a command does without. */
  public static SecuritySettings of(SettingValues values) {
    List<Secret> serviceKey = values.get(SERVICE_KEY);
    return new SecuritySettings(
        serviceKey.isEmpty() ? new Secret("") : serviceKey.getFirst(), values.get(FERNET_KEYS));
  }
}
