package com.cartsnitch.platform.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * Reads the settings: the environment over {@code application.yaml} in the working directory over
 * the defaults. In the file, {@code CARTSNITCH_DB_POOL_SIZE} is {@code cartsnitch.db-pool-size}.
 */
public final class SettingsReader {
  private static final String RECEIPT_WITNESS = "CARTSNITCH_RECEIPTWITNESS_URL";
  private static final String INBOUND_DOMAIN = "CARTSNITCH_INBOUND_EMAIL_DOMAIN";

  private SettingsReader() {}

  /**
   * Reads and validates everything.
   *
   * @param environment the environment variables
   * @param file the optional YAML file
   * @throws InvalidSettingsException with every problem, if there is one
   */
  public static Configuration read(Map<String, String> environment, Path file) {
    return configuration(environment, file, SettingsPart.ALL);
  }

  /**
   * Reads and validates everything, but demands nothing that the part does not hold.
   *
   * @param environment the environment variables
   * @param file the optional YAML file
   * @param part what is wanted
   * @throws InvalidSettingsException with every problem, if there is one
   */
  public static <T> T read(Map<String, String> environment, Path file, SettingsPart<T> part) {
    return part.of(configuration(environment, file, part).settings());
  }

  private static Configuration configuration(
      Map<String, String> environment, Path file, SettingsPart<?> part) {
    Problems problems = new Problems();
    Variables variables = new Variables(Sources.of(environment, file, problems), problems);
    Environment where = variables.environment("CARTSNITCH_ENVIRONMENT", Environment.DEV);
    ZoneId zone = variables.zone("CARTSNITCH_TIME_ZONE", "America/Detroit");
    ServerSettings server = server(variables);
    DatabaseSettings database = database(variables, problems);
    RedisSettings redis = RedisReader.read(variables, problems);
    HealthSettings health = health(variables);
    SecretSettings secrets = new SecretSettings(variables, problems, part, where);
    SecuritySettings security = secrets.security();
    CorsSettings cors = new CorsReader(variables, problems, part, where).read();
    IdentitySettings identity =
        new IdentityReader(variables, problems, part, where).read(secrets, cors);
    MailSettings mail = MailReader.read(variables, problems);
    ProxySettings proxies = ProxyReader.read(variables, problems);
    RateLimitSettings rateLimits = RateLimitReader.read(variables);
    CacheSettings cache =
        new CacheSettings(
            variables.seconds("CARTSNITCH_STALE_IF_ERROR_SECONDS", "0", "0", "86400"));
    ScrapingSettings scraping = new ScrapingSettings(variables.webAddress(RECEIPT_WITNESS));
    InboundEmailSettings inbound =
        new InboundEmailSettings(variables.domain(INBOUND_DOMAIN, "receipts.cartsnitch.com"));
    TimingRules.check(server, database, problems);
    ProductionRules.check(where, database, problems);
    problems.check();
    return new Configuration(
        new Settings(
            where,
            zone,
            server,
            database,
            redis,
            health,
            security,
            identity,
            cors,
            mail,
            proxies,
            rateLimits,
            cache,
            scraping,
            inbound),
        variables.inForce(),
        NearMisses.of(environment.keySet(), names(variables)));
  }

  private static List<String> names(Variables variables) {
    return variables.inForce().stream().map(SettingInForce::variable).toList();
  }

  private static ServerSettings server(Variables variables) {
    return new ServerSettings(
        variables.integer("CARTSNITCH_PORT", 8000, 0, 65_535),
        variables.integer("CARTSNITCH_ADMIN_PORT", 9000, 0, 65_535),
        variables.seconds("CARTSNITCH_REQUEST_TIMEOUT", "45", "0.5", "59"),
        variables.seconds("CARTSNITCH_DRAIN_SECONDS", "5", "0", "300"),
        variables.seconds("CARTSNITCH_SHUTDOWN_GRACE_SECONDS", "15", "0.1", "300"));
  }

  private static DatabaseSettings database(Variables variables, Problems problems) {
    DatabaseUrl url = DatabaseUrl.read(variables, problems);
    int size = variables.integer("CARTSNITCH_DB_POOL_SIZE", 10, 1, 1000);
    int overflow = variables.integer("CARTSNITCH_DB_MAX_OVERFLOW", 20, 0, 1000);
    Duration timeout = variables.seconds("CARTSNITCH_DB_POOL_TIMEOUT", "30", "0.25", "58");
    Duration recycle = variables.seconds("CARTSNITCH_DB_POOL_RECYCLE", "3600", "30", "604800");
    boolean prePing = variables.bool("CARTSNITCH_DB_POOL_PRE_PING", true);
    return new DatabaseSettings(
        url.jdbcUrl(),
        url.user(),
        url.password(),
        url.properties(),
        url.severalHosts(),
        size,
        overflow,
        timeout,
        recycle,
        prePing,
        variables.wholeSeconds("CARTSNITCH_DB_CONNECT_TIMEOUT", 2, 1, 5),
        variables.wholeSeconds("CARTSNITCH_DB_LOGIN_TIMEOUT", 3, 1, 5),
        variables.seconds("CARTSNITCH_DB_STATEMENT_TIMEOUT", "10", "0.1", "57"),
        variables.wholeSeconds("CARTSNITCH_DB_SOCKET_TIMEOUT", 15, 1, 300));
  }

  private static HealthSettings health(Variables variables) {
    return new HealthSettings(
        variables.seconds("CARTSNITCH_HEALTH_TIMEOUT", "0.8", "0.1", "1.9"),
        variables.bool("CARTSNITCH_HEALTH_READINESS_IGNORES_DATABASE", false));
  }
}
