package com.cartsnitch.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsHelm
class ChartSettingsTest {
  private static final String DATABASE_URL = "CARTSNITCH_DATABASE_URL";
  private static final String REDIS_URL = "CARTSNITCH_REDIS_URL";
  private static final Pattern VARIABLE = Pattern.compile("CARTSNITCH_[A-Z_]+");

  @Test
  void shipsTheDefaultsOfTheApplicationExceptSmallerPoolsAndNoRedis() {
    Map<String, String> shipped = new HashMap<>(Chart.withDefaults().render().settings());
    assertThat(shipped.remove("CARTSNITCH_DB_POOL_SIZE")).isEqualTo("5");
    assertThat(shipped.remove("CARTSNITCH_DB_MAX_OVERFLOW")).isEqualTo("5");
    assertThat(shipped.remove(REDIS_URL)).isEmpty();
    // an empty value leaves the default to the application
    shipped.values().removeIf(String::isEmpty);
    assertThat(shipped).hasSizeGreaterThan(15);
    assertThat(ApplicationFacts.defaultSettings()).containsAllEntriesOf(shipped);
  }

  @Test
  void hasAPlaceForEverySettingAndForNothingElse() throws IOException {
    String template = Files.readString(Chart.DIRECTORY.resolve("templates/_settings.tpl"));
    Set<String> made =
        VARIABLE.matcher(template).results().map(MatchResult::group).collect(Collectors.toSet());
    made.remove(REDIS_URL);
    assertThat(made)
        .containsExactlyInAnyOrderElementsOf(ApplicationFacts.defaultSettings().keySet());
  }

  @Test
  void theMigrationSeesTheSameSettings() {
    Manifests manifests = Chart.withDefaults().render();
    assertThat(Manifests.literalEnv(manifests.migrationContainer()))
        .isEqualTo(manifests.settings());
  }

  @Test
  void secretsComeByReferenceOnly() {
    Chart chart =
        Chart.withDefaults()
            .set("database.existingSecret", "pg-app")
            .set("database.existingSecretKey", "uri")
            .set("redis.existingSecret", "cache");
    Manifests manifests = chart.render();
    assertThat(Manifests.secretEnv(manifests.deployedContainer()))
        .containsEntry(DATABASE_URL, "pg-app/uri")
        .containsEntry(REDIS_URL, "cache/url");
    assertThat(Manifests.secretEnv(manifests.migrationContainer()))
        .isEqualTo(Map.of(DATABASE_URL, "pg-app/uri"));
    assertThat(Manifests.literalEnv(manifests.migrationContainer())).containsEntry(REDIS_URL, "");
    assertThat(manifests.settings()).doesNotContainKeys(DATABASE_URL, REDIS_URL);
    assertThat(manifests.all("Secret")).isEmpty();
  }

  @Test
  void theMigrationNeedsNoSecretButTheDatabase() {
    Manifests manifests = Chart.withDefaults().render();
    assertThat(Manifests.secretEnv(manifests.migrationContainer()))
        .isEqualTo(Map.of(DATABASE_URL, "cartsnitch-database/url"));
    assertThat(Manifests.secretEnv(manifests.deployedContainer()))
        .isEqualTo(
            Map.of(
                DATABASE_URL,
                "cartsnitch-database/url",
                "CARTSNITCH_SERVICE_KEY",
                "cartsnitch-secrets/service-key",
                "CARTSNITCH_FERNET_KEY",
                "cartsnitch-secrets/fernet-key",
                "CARTSNITCH_JWT_SECRET_KEY",
                "cartsnitch-secrets/jwt-secret-key"));
  }

  @Test
  void theSecretsOfTheServiceCanBeNamed() {
    Chart chart =
        Chart.withDefaults()
            .set("secrets.existingSecret", "vault")
            .set("secrets.keys.serviceKey", "service")
            .set("secrets.keys.fernetKey", "fernet")
            .set("secrets.keys.jwtSecretKey", "jwt")
            .set("secrets.keys.authSecret", "auth")
            .set("secrets.keys.smtpUrl", "smtp")
            .set("config.mailFrom", "Shop <a@example.org>");
    assertThat(Manifests.secretEnv(chart.render().deployedContainer()))
        .containsEntry("CARTSNITCH_SERVICE_KEY", "vault/service")
        .containsEntry("CARTSNITCH_FERNET_KEY", "vault/fernet")
        .containsEntry("CARTSNITCH_JWT_SECRET_KEY", "vault/jwt")
        .containsEntry("CARTSNITCH_AUTH_SECRET", "vault/auth")
        .containsEntry("CARTSNITCH_SMTP_URL", "vault/smtp");
  }

  @Test
  void scrapingAndMailCanBeSet() {
    Chart chart =
        Chart.withDefaults()
            .set("config.receiptWitnessUrl", "http://receiptwitness:8001")
            .set("config.inboundEmailDomain", "in.example.org");
    assertThat(chart.render().settings())
        .containsEntry("CARTSNITCH_RECEIPTWITNESS_URL", "http://receiptwitness:8001")
        .containsEntry("CARTSNITCH_INBOUND_EMAIL_DOMAIN", "in.example.org");
  }

  @Test
  void listsBecomeWhatTheApplicationReads() {
    Chart chart =
        Chart.withDefaults()
            .set("config.corsOrigins[0]", "https://a.example.org")
            .set("config.corsOrigins[1]", "http://[::1]:3000")
            .set("config.identity.trustedOrigins[0]", "https://b.example.org")
            .set("config.identity.trustedOrigins[1]", "https://c.example.org")
            .set("config.trustedProxies[0]", "10.0.0.0/8")
            .set("config.trustedProxies[1]", "2001:db8::/32");
    assertThat(chart.render().settings())
        .containsEntry(
            "CARTSNITCH_CORS_ORIGINS", "[\"https://a.example.org\",\"http://[::1]:3000\"]")
        .containsEntry("CARTSNITCH_TRUSTED_ORIGINS", "https://b.example.org,https://c.example.org")
        .containsEntry("CARTSNITCH_TRUSTED_PROXIES", "10.0.0.0/8,2001:db8::/32");
  }

  @Test
  void largeNumbersAreWrittenOutWhereverTheyComeFrom(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("values.yaml");
    Files.writeString(file, "config: {database: {poolRecycleSeconds: 2000000}}\n");
    Chart defaults = Chart.withDefaults();
    assertThat(defaults.file(file).render().settings())
        .containsEntry("CARTSNITCH_DB_POOL_RECYCLE", "2000000");
    assertThat(defaults.set("config.database.poolRecycleSeconds", 3000000).render().settings())
        .containsEntry("CARTSNITCH_DB_POOL_RECYCLE", "3000000");
  }

  @Test
  void switchesAreWrittenAsWords() {
    Chart chart =
        Chart.withDefaults()
            .set("config.database.poolPrePing", false)
            .set("config.health.readinessIgnoresDatabase", true);
    assertThat(chart.render().settings())
        .containsEntry("CARTSNITCH_DB_POOL_PRE_PING", "false")
        .containsEntry("CARTSNITCH_HEALTH_READINESS_IGNORES_DATABASE", "true");
  }

  @Test
  void aChangedSettingChangesThePods() {
    Chart chart = Chart.withDefaults();
    assertThat(checksum(chart)).isEqualTo(checksum(chart.set("replicaCount", 3)));
    assertThat(checksum(chart)).isNotEqualTo(checksum(chart.set("config.drainSeconds", 6)));
  }

  private static String checksum(Chart chart) {
    YamlNode template = chart.render().one("Deployment").at("spec", "template");
    return template.at("metadata", "annotations", "checksum/config").text();
  }

  @Test
  void thePodsReadTheConfigMap() {
    Manifests manifests = Chart.withDefaults().render();
    YamlNode reference = manifests.deployedContainer().at("envFrom", 0, "configMapRef", "name");
    assertThat(reference.text()).isEqualTo("cartsnitch");
    assertThat(manifests.named("ConfigMap", "cartsnitch").at("data").exists()).isTrue();
  }

  @Test
  void furtherVariablesArePassedOn() {
    Chart chart =
        Chart.withDefaults()
            .set("extraEnv[0].name", "JAVA_TOOL_OPTIONS")
            .set("extraEnv[0].value", "-Xss512k");
    assertThat(Manifests.literalEnv(chart.render().deployedContainer()))
        .isEqualTo(Map.of("JAVA_TOOL_OPTIONS", "-Xss512k"));
  }
}
