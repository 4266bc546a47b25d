package com.cartsnitch.platform.redis;

import com.cartsnitch.platform.config.Setting;
import com.cartsnitch.platform.config.SettingGroup;
import com.cartsnitch.platform.config.SettingType;
import com.cartsnitch.platform.config.SettingValues;
import com.cartsnitch.platform.config.address.PemFile;
import com.cartsnitch.platform.config.address.RedisUrl;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How to reach Redis.
 *
 * @param url where it is, if there is one
 * @param caFile the certificates to trust, in PEM; those of the JVM where there is none
 */
public record RedisSettings(RedisUrl url, Optional<Path> caFile) {
  /** No Redis: everything stays in the process. */
  public static final RedisSettings NONE = new RedisSettings(RedisUrl.NONE, Optional.empty());

  private static final Setting<RedisUrl> URL =
      Setting.of(
          "CARTSNITCH_REDIS_URL",
          RedisUrl.TYPE,
          "redis://localhost:6379/0",
          "Where Redis is; empty means that there is none and every replica works for itself."
              + " `redis://user:password@host:6379/0`,"
              + " `redis-sentinel://user:password@host:26379,.../0#master-name` or"
              + " `redis-cluster://user:password@host:6379,...`, percent-encoded; `rediss...` for"
              + " TLS.");

  private static final Setting<String> CA_FILE =
      Setting.of(
          "CARTSNITCH_REDIS_CA_FILE",
          SettingType.of("must be the name of a PEM file, or be empty", Optional::of),
          "",
          "PEM file with the only certificate authorities that are trusted for TLS to Redis; empty"
              + " means those that the JVM trusts.");

  /** All of them. */
  public static final SettingGroup GROUP = SettingGroup.of("Redis", URL, CA_FILE);

  /** What was read; a CA file must hold certificates and needs TLS. */
  public static RedisSettings of(SettingValues values) {
    RedisUrl url = values.get(URL);
    String file = values.get(CA_FILE);
    if (file.isEmpty() || values.isRefused(URL)) {
      return new RedisSettings(url, Optional.empty());
    }
    Optional<String> problem =
        url.tls()
            ? PemFile.problemOfCertificates(file).map("names a file that "::concat)
            : Optional.of("needs a rediss:// URL in " + URL.variable());
    problem.ifPresent(what -> values.refuse(CA_FILE, what));
    return new RedisSettings(
        url, problem.isPresent() ? Optional.empty() : Optional.of(Path.of(file)));
  }

  /** Whether a Redis is configured at all. */
  public boolean configured() {
    return url.configured();
  }
}
