package com.cartsnitch.testing;

import com.cartsnitch.platform.database.DatabaseSettings;
import com.cartsnitch.platform.redis.RedisSettings;
import com.cartsnitch.settings.Settings;
import com.cartsnitch.settings.SettingsReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Settings for tests: the defaults, but for ports that the system chooses, no Redis and no limits.
 */
public final class TestSettings {
  /** The environment variables of the secrets that the service can't do without. */
  public static final Map<String, String> SECRETS =
      Map.of(
          "CARTSNITCH_SERVICE_KEY", "test-service-key-5f3a9c0e7d1b4826",
          "CARTSNITCH_FERNET_KEY", "dGVzdHMtZW5jcnlwdC13aXRoLXRoaXMta2V5LTAwMDE=",
          "CARTSNITCH_JWT_SECRET_KEY", "test-jwt-secret-6d2b8f41a9c3e750");

  private static final Path NO_FILE = Path.of("no-such-file.yaml");

  private TestSettings() {}

  /** How to reach a database on this host, with the default limits. */
  public static DatabaseSettings database(int port, String name) {
    return read(environment(url(port, name)), Map.of()).database();
  }

  /** The environment variables of a service on a database. */
  public static Map<String, String> environment(DatabaseSettings database) {
    String address = database.url().replaceFirst("^jdbc:", "");
    String credentials = database.user() + ":" + database.password().value();
    return environment(address.replaceFirst("//", "//" + credentials + "@"));
  }

  /**
   * Settings of a service.
   *
   * @param database where its data is
   * @param overrides environment variables to set
   */
  public static Settings of(DatabaseSettings database, Map<String, String> overrides) {
    return read(environment(database), overrides);
  }

  /** How to reach Redis. */
  public static RedisSettings redis(String url) {
    return redis(url, Optional.empty());
  }

  /** How to reach Redis, trusting the certificates in a file if there is one. */
  public static RedisSettings redis(String url, Optional<Path> caFile) {
    Map<String, String> variables = new HashMap<>(Map.of("CARTSNITCH_REDIS_URL", url));
    caFile.ifPresent(file -> variables.put("CARTSNITCH_REDIS_CA_FILE", file.toString()));
    return read(SECRETS, variables).redis();
  }

  private static Settings read(Map<String, String> environment, Map<String, String> overrides) {
    Map<String, String> merged = new HashMap<>(environment);
    merged.putAll(overrides);
    return SettingsReader.read(merged, NO_FILE).settings();
  }

  private static Map<String, String> environment(String url) {
    Map<String, String> environment = new HashMap<>(SECRETS);
    environment.put("CARTSNITCH_DATABASE_URL", url);
    environment.put("CARTSNITCH_REDIS_URL", "");
    environment.put("CARTSNITCH_RATE_LIMIT_ENABLED", "false");
    environment.put("CARTSNITCH_PORT", "0");
    environment.put("CARTSNITCH_ADMIN_PORT", "0");
    environment.put("CARTSNITCH_DRAIN_SECONDS", "0");
    return environment;
  }

  private static String url(int port, String name) {
    return "postgresql://postgres:postgres@localhost:%d/%s".formatted(port, name);
  }
}
