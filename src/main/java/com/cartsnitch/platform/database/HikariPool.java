package com.cartsnitch.platform.database;

import com.cartsnitch.platform.config.DatabaseSettings;
import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import io.helidon.dbclient.jdbc.CloseableJdbcConnectionPool;
import io.helidon.dbclient.jdbc.JdbcConnectionPool;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import javax.management.JMX;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/** Helidon's Hikari pool, with every time limit said, and its numbers. */
final class HikariPool implements AutoCloseable {
  /** How long one attempt to get a connection lasts; between attempts the breaker is looked at. */
  static final Duration SLICE = Duration.ofSeconds(1);

  private static final Duration VALIDATION_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration KEEPALIVE = Duration.ofSeconds(30);
  private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(60);

  private final CloseableJdbcConnectionPool pool;
  private final HikariPoolMXBean numbers;
  private final HikariConfigMXBean config;
  private final int minimumIdle;

  private HikariPool(CloseableJdbcConnectionPool pool, String name, int minimumIdle) {
    this.pool = pool;
    this.numbers = bean("Pool", name, HikariPoolMXBean.class);
    this.config = bean("PoolConfig", name, HikariConfigMXBean.class);
    this.minimumIdle = minimumIdle;
  }

  /** Makes the pool; it starts without the database and fills when that comes. */
  static HikariPool create(DatabaseSettings settings) {
    // several pools in one process need names of their own
    String name = "cartsnitch-" + UUID.randomUUID().toString().substring(0, 8);
    // read when the pool is made; 0 tests each connection that is handed out
    System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", settings.prePing() ? "0" : "500");
    JdbcConnectionPool pool = JdbcConnectionPool.create(config(properties(settings, name)));
    return new HikariPool((CloseableJdbcConnectionPool) pool, name, settings.poolSize());
  }

  JdbcConnectionPool connections() {
    return pool;
  }

  int active() {
    return numbers.getActiveConnections();
  }

  int idle() {
    return numbers.getIdleConnections();
  }

  /**
   * Whether the pool fills itself. While it does and the database is away, Hikari waits longer and
   * longer between attempts, up to 5 s, and would notice its return as late. A pool that rests
   * connects at once for the next borrower.
   */
  void fillsItself(boolean fills) {
    config.setMinimumIdle(fills ? minimumIdle : 0);
  }

  @Override
  public void close() {
    try {
      pool.close();
    } catch (Exception e) {
      throw new IllegalStateException("The pool could not be closed", e);
    }
  }

  static Map<String, String> properties(DatabaseSettings settings, String name) {
    Map<String, String> properties = new TreeMap<>();
    properties.put("url", settings.url());
    properties.put("username", settings.user());
    properties.put("password", settings.password().value());
    properties.put("poolName", name);
    properties.put("registerMbeans", "true");
    properties.put("minimumIdle", Integer.toString(settings.poolSize()));
    properties.put("maximumPoolSize", Integer.toString(settings.poolMaximum()));
    properties.put("connectionTimeout", millis(SLICE));
    properties.put("validationTimeout", millis(VALIDATION_TIMEOUT));
    properties.put("keepaliveTime", millis(KEEPALIVE));
    properties.put("idleTimeout", millis(IDLE_TIMEOUT));
    properties.put("maxLifetime", millis(settings.poolRecycle()));
    properties.put("initializationFailTimeout", "-1");
    properties.put("leakDetectionThreshold", millis(settings.statementTimeout().plusSeconds(35)));
    properties.put("exceptionOverrideClassName", EvictionRules.class.getName());
    Properties driver = DriverProperties.forRequests(settings);
    driver
        .stringPropertyNames()
        .forEach(key -> properties.put("dataSource." + key, driver.getProperty(key)));
    return properties;
  }

  private static Config config(Map<String, String> properties) {
    return Config.builder()
        .disableEnvironmentVariablesSource()
        .disableSystemPropertiesSource()
        .disableValueResolving()
        .disableKeyResolving()
        .sources(ConfigSources.create(properties))
        .build();
  }

  private static <T> T bean(String type, String name, Class<T> beanType) {
    try {
      ObjectName objectName =
          new ObjectName("com.zaxxer.hikari:type=%s (%s)".formatted(type, name));
      return JMX.newMXBeanProxy(ManagementFactory.getPlatformMBeanServer(), objectName, beanType);
    } catch (MalformedObjectNameException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }
}
