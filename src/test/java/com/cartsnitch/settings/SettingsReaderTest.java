package com.cartsnitch.settings;

import static com.cartsnitch.settings.SettingsFixture.NO_FILE;
import static com.cartsnitch.settings.SettingsFixture.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.auth.user.IdentitySettings;
import com.cartsnitch.platform.answers.StaleSettings;
import com.cartsnitch.platform.config.Environment;
import com.cartsnitch.platform.config.Secret;
import com.cartsnitch.platform.config.SettingInForce;
import com.cartsnitch.platform.config.address.IpAddresses;
import com.cartsnitch.platform.config.address.Origin;
import com.cartsnitch.platform.config.address.RedisUrl;
import com.cartsnitch.platform.config.address.SmtpAddress;
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
import com.cartsnitch.testing.CertificateAuthority;
import com.cartsnitch.testing.TestSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReaderTest {
  private static final String SIGN_IN = "CARTSNITCH_SIGN_IN";
  private static final String SERVICE_KEY = "a-service-key-of-32-characters-1";
  private static final String NEW_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
  private static final String OLD_KEY = "cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=";
  private static final String NEW_SECRET = "the-secret-that-signs-new-sessions";
  private static final String OLD_SECRET = "the-secret-that-signed-old-sessions";

  private Path caFile = Path.of("");

  @BeforeEach
  void makeCertificate(@TempDir Path folder) throws Exception {
    caFile = CertificateAuthority.create(folder, "ca").file();
  }

  /** Every variable, none at its default; but for the one that would contradict the auth secret. */
  private Map<String, String> everything() {
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
    table.put("CARTSNITCH_REDIS_CA_FILE", caFile.toString());
    table.put("CARTSNITCH_HEALTH_TIMEOUT", "0.5");
    table.put("CARTSNITCH_HEALTH_READINESS_IGNORES_DATABASE", "true");
    table.put("CARTSNITCH_SERVICE_KEY", SERVICE_KEY);
    table.put("CARTSNITCH_FERNET_KEY", NEW_KEY + "," + OLD_KEY);
    table.put("CARTSNITCH_AUTH_SECRET", NEW_SECRET + " , " + OLD_SECRET);
    table.put("CARTSNITCH_JWT_SECRET_KEY", NEW_SECRET + "-jwt," + OLD_SECRET + "-jwt");
    table.put("CARTSNITCH_PUBLIC_URL", "https://Shop.Example.org:443/");
    table.put("CARTSNITCH_TRUSTED_ORIGINS", "https://admin.example.org:8443");
    table.put("CARTSNITCH_CORS_ORIGINS", "https://app.example.org");
    table.put("CARTSNITCH_JWT_ACCESS_TOKEN_EXPIRE_MINUTES", "5");
    table.put("CARTSNITCH_JWT_REFRESH_TOKEN_EXPIRE_DAYS", "30");
    table.put("CARTSNITCH_SMTP_URL", "smtps://bob:s3cret@mail.example.org");
    table.put("CARTSNITCH_MAIL_FROM", "Shop <no-reply@example.org>");
    table.put("CARTSNITCH_TRUSTED_PROXIES", "10.0.0.0/8");
    table.put("CARTSNITCH_RATE_LIMIT_ENABLED", "false");
    table.put("CARTSNITCH_RATE_LIMIT_REDIS_ENABLED", "false");
    table.put("CARTSNITCH_RATE_LIMIT_REQUESTS", "61");
    table.put("CARTSNITCH_RATE_LIMIT_IP_REQUESTS", "601");
    table.put("CARTSNITCH_RATE_LIMIT_USER_REQUESTS", "301");
    table.put("CARTSNITCH_RATE_LIMIT_WINDOW_SECONDS", "62");
    table.put("CARTSNITCH_RATE_LIMIT_AUTH_REQUESTS", "6");
    table.put("CARTSNITCH_RATE_LIMIT_AUTH_IP_REQUESTS", "21");
    table.put("CARTSNITCH_RATE_LIMIT_AUTH_WINDOW_SECONDS", "63");
    table.put("CARTSNITCH_STALE_IF_ERROR_SECONDS", "300");
    table.put("CARTSNITCH_RECEIPTWITNESS_URL", "https://witness:8443/api/");
    table.put("CARTSNITCH_INBOUND_EMAIL_DOMAIN", "In.Example.org");
    return table;
  }

  @Test
  void showsTheDeclaredDefaults() {
    Map<String, String> shown = new LinkedHashMap<>();
    for (SettingInForce setting : read().inForce()) {
      boolean required = TestSettings.SECRETS.containsKey(setting.variable());
      assertThat(setting.isDefault()).as(setting.variable()).isNotEqualTo(required);
      if (!required) {
        shown.put(setting.variable(), setting.value().replace(Secret.MASK, "cartsnitch"));
      }
    }
    assertThat(shown).isEqualTo(declaredDefaults());
  }

  @Test
  void givingTheDefaultsChangesNothing() {
    Map<String, String> given = declaredDefaults();
    given.putAll(TestSettings.SECRETS);
    assertThat(SettingsReader.read(given, NO_FILE).settings()).isEqualTo(read().settings());
  }

  private static Map<String, String> declaredDefaults() {
    Map<String, String> defaults = new LinkedHashMap<>();
    Settings.GROUPS.stream()
        .flatMap(group -> group.settings().stream())
        .filter(setting -> !TestSettings.SECRETS.containsKey(setting.variable()))
        .forEach(setting -> defaults.put(setting.variable(), setting.fallback()));
    return defaults;
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
            new RedisSettings(
                new RedisUrl(
                    RedisUrl.Topology.SINGLE,
                    List.of("rediss://cache:6380"),
                    "",
                    "bob",
                    new Secret("s3cret"),
                    5),
                Optional.of(caFile)),
            new HealthSettings(Duration.ofMillis(500), true),
            new SecuritySettings(
                new Secret(SERVICE_KEY), List.of(new Secret(NEW_KEY), new Secret(OLD_KEY))),
            new IdentitySettings(
                List.of(new Secret(NEW_SECRET), new Secret(OLD_SECRET)),
                List.of(new Secret(NEW_SECRET + "-jwt"), new Secret(OLD_SECRET + "-jwt")),
                URI.create("https://shop.example.org"),
                Set.of(
                    new Origin("https", "shop.example.org", 443),
                    new Origin("https", "app.example.org", 443),
                    new Origin("https", "admin.example.org", 8443)),
                Duration.ofMinutes(5),
                Duration.ofDays(30)),
            new CorsSettings(List.of(new Origin("https", "app.example.org", 443))),
            new MailSettings(
                Optional.of(
                    new SmtpAddress(
                        "mail.example.org",
                        465,
                        true,
                        Optional.of(
                            new SmtpAddress.Login(new Secret("bob"), new Secret("s3cret"))))),
                "Shop <no-reply@example.org>"),
            new ProxySettings(List.of(IpAddresses.network("10.0.0.0/8").orElseThrow())),
            new RateLimitSettings(
                false, false, 61, 601, 301, Duration.ofSeconds(62), 6, 21, Duration.ofSeconds(63)),
            new StaleSettings(Duration.ofMinutes(5)),
            new ScrapingSettings(Optional.of(URI.create("https://witness:8443/api"))),
            new InboundEmailSettings("in.example.org"));
    Configuration configuration = SettingsReader.read(everything(), NO_FILE);
    assertThat(configuration.settings()).isEqualTo(expected);
    assertThat(configuration.warnings()).isEmpty();
    assertThat(configuration.inForce())
        .filteredOn(SettingInForce::isDefault)
        .extracting(SettingInForce::variable)
        .containsExactly(SIGN_IN);
  }

  @Test
  void noVariableIsLeftOutOfTheseTests() {
    Map<String, String> tested = everything();
    tested.put(SIGN_IN, "external");
    assertThat(tested.keySet())
        .containsExactlyInAnyOrderElementsOf(
            read().inForce().stream().map(SettingInForce::variable).toList());
  }

  @Test
  void theCountsOfThePoolAddUp() {
    assertThat(
            read("CARTSNITCH_DB_POOL_SIZE", "3", "CARTSNITCH_DB_MAX_OVERFLOW", "4")
                .settings()
                .database()
                .poolMaximum())
        .isEqualTo(7);
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
