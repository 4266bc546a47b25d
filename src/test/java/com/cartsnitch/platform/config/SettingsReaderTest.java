package com.cartsnitch.platform.config;

import static com.cartsnitch.platform.config.SettingsFixture.NO_FILE;
import static com.cartsnitch.platform.config.SettingsFixture.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsReaderTest {

  /** As the published table of settings says. */
  private static Map<String, String> publishedDefaults() {
    Map<String, String> table = new LinkedHashMap<>();
    table.put("CARTSNITCH_ENVIRONMENT", "dev");
    table.put("CARTSNITCH_TIME_ZONE", "America/Detroit");
    table.put("CARTSNITCH_PORT", "8000");
    table.put("CARTSNITCH_ADMIN_PORT", "9000");
    table.put("CARTSNITCH_REQUEST_TIMEOUT", "45");
    table.put("CARTSNITCH_DRAIN_SECONDS", "5");
    table.put("CARTSNITCH_SHUTDOWN_GRACE_SECONDS", "15");
    table.put(
        "CARTSNITCH_DATABASE_URL", "postgresql://cartsnitch:********@localhost:5432/cartsnitch");
    table.put("CARTSNITCH_DB_POOL_SIZE", "10");
    table.put("CARTSNITCH_DB_MAX_OVERFLOW", "20");
    table.put("CARTSNITCH_DB_POOL_TIMEOUT", "30");
    table.put("CARTSNITCH_DB_POOL_RECYCLE", "3600");
    table.put("CARTSNITCH_DB_POOL_PRE_PING", "true");
    table.put("CARTSNITCH_DB_CONNECT_TIMEOUT", "2");
    table.put("CARTSNITCH_DB_LOGIN_TIMEOUT", "3");
    table.put("CARTSNITCH_DB_STATEMENT_TIMEOUT", "10");
    table.put("CARTSNITCH_DB_SOCKET_TIMEOUT", "15");
    table.put("CARTSNITCH_REDIS_URL", "redis://localhost:6379/0");
    table.put("CARTSNITCH_HEALTH_TIMEOUT", "0.8");
    table.put("CARTSNITCH_HEALTH_READINESS_IGNORES_DATABASE", "false");
    return table;
  }

  /** Every variable, none at its default. */
  private static Map<String, String> everything() {
    Map<String, String> table = new LinkedHashMap<>();
    table.put("CARTSNITCH_ENVIRONMENT", "prod");
    table.put("CARTSNITCH_TIME_ZONE", "UTC");
    table.put("CARTSNITCH_PORT", "8080");
    table.put("CARTSNITCH_ADMIN_PORT", "9090");
    table.put("CARTSNITCH_REQUEST_TIMEOUT", "20.5");
    table.put("CARTSNITCH_DRAIN_SECONDS", "0");
    table.put("CARTSNITCH_SHUTDOWN_GRACE_SECONDS", "12");
    table.put("CARTSNITCH_DATABASE_URL", "postgresql://ann:s3same@db1:5433/shop");
    table.put("CARTSNITCH_DB_POOL_SIZE", "3");
    table.put("CARTSNITCH_DB_MAX_OVERFLOW", "4");
    table.put("CARTSNITCH_DB_POOL_TIMEOUT", "7.25");
    table.put("CARTSNITCH_DB_POOL_RECYCLE", "600");
    table.put("CARTSNITCH_DB_POOL_PRE_PING", "FALSE");
    table.put("CARTSNITCH_DB_CONNECT_TIMEOUT", "1");
    table.put("CARTSNITCH_DB_LOGIN_TIMEOUT", "4");
    table.put("CARTSNITCH_DB_STATEMENT_TIMEOUT", "9");
    table.put("CARTSNITCH_DB_SOCKET_TIMEOUT", "11");
    table.put("CARTSNITCH_REDIS_URL", "rediss://bob:s3cret@cache:6380/5");
    table.put("CARTSNITCH_HEALTH_TIMEOUT", "0.5");
    table.put("CARTSNITCH_HEALTH_READINESS_IGNORES_DATABASE", "true");
    return table;
  }

  @Test
  void showsThePublishedDefaults() {
    assertThat(read().inForce()).allMatch(SettingInForce::isDefault);
    Map<String, String> shown = new LinkedHashMap<>();
    read().inForce().forEach(setting -> shown.put(setting.variable(), setting.value()));
    assertThat(shown).containsExactlyInAnyOrderEntriesOf(publishedDefaults());
  }

  @Test
  void sayingTheDefaultsChangesNothing() {
    Map<String, String> said = publishedDefaults();
    said.replaceAll((_, value) -> value.replace(Secret.MASK, "cartsnitch"));
    assertThat(SettingsReader.read(said, NO_FILE).settings()).isEqualTo(read().settings());
  }

  @Test
  void readsEveryVariable() {
    Settings expected =
        new Settings(
            Environment.PROD,
            ZoneId.of("UTC"),
            new ServerSettings(
                8080, 9090, Duration.ofMillis(20_500), Duration.ZERO, Duration.ofSeconds(12)),
            new DatabaseSettings(
                "jdbc:postgresql://db1:5433/shop",
                "ann",
                new Secret("s3same"),
                Map.of(),
                false,
                3,
                4,
                Duration.ofMillis(7250),
                Duration.ofMinutes(10),
                false,
                Duration.ofSeconds(1),
                Duration.ofSeconds(4),
                Duration.ofSeconds(9),
                Duration.ofSeconds(11)),
            new RedisSettings("rediss://cache:6380", "bob", new Secret("s3cret"), 5),
            new HealthSettings(Duration.ofMillis(500), true));
    Configuration configuration = SettingsReader.read(everything(), NO_FILE);
    assertThat(configuration.settings()).isEqualTo(expected);
    assertThat(configuration.warnings()).isEmpty();
    assertThat(configuration.inForce()).noneMatch(SettingInForce::isDefault);
  }

  @Test
  void noVariableIsLeftOutOfTheseTests() {
    assertThat(everything().keySet())
        .containsExactlyInAnyOrderElementsOf(
            read().inForce().stream().map(SettingInForce::variable).toList());
  }

  @Test
  void theCountsOfThePoolAddUp() {
    assertThat(read().settings().database().poolMaximum()).isEqualTo(30);
  }

  @Test
  void anEmptyOrBlankValueMeansTheDefault() {
    assertThat(read("CARTSNITCH_PORT", "", "CARTSNITCH_TIME_ZONE", "  ").settings())
        .isEqualTo(read().settings());
  }

  @Test
  void blanksAroundAValueDoNotCount() {
    assertThat(read("CARTSNITCH_PORT", " 8080 ").settings().server().port()).isEqualTo(8080);
  }
}
