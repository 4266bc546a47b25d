package com.cartsnitch.settings;

import static com.cartsnitch.settings.SettingsFixture.problems;
import static com.cartsnitch.settings.SettingsFixture.production;
import static com.cartsnitch.settings.SettingsFixture.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cartsnitch.platform.config.InvalidSettingsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadSettingsTest {

  @ParameterizedTest
  @CsvSource({
    "CARTSNITCH_ENVIRONMENT, production, 'dev, uat or prod'",
    "CARTSNITCH_ENVIRONMENT, DEV, 'dev, uat or prod'",
    "CARTSNITCH_TIME_ZONE, Detroit, America/Detroit",
    "CARTSNITCH_PORT, http, from 0 to 65535",
    "CARTSNITCH_PORT, -1, from 0 to 65535",
    "CARTSNITCH_PORT, 65536, from 0 to 65535",
    "CARTSNITCH_PORT, 80.5, from 0 to 65535",
    "CARTSNITCH_ADMIN_PORT, 70000, from 0 to 65535",
    "CARTSNITCH_REQUEST_TIMEOUT, 60, seconds from 0.5 to 59",
    "CARTSNITCH_REQUEST_TIMEOUT, 45s, seconds from 0.5 to 59",
    "CARTSNITCH_DRAIN_SECONDS, -1, seconds from 0 to 300",
    "CARTSNITCH_SHUTDOWN_GRACE_SECONDS, 301, seconds from 0.1 to 300",
    "CARTSNITCH_DB_POOL_SIZE, 0, from 1 to 1000",
    "CARTSNITCH_DB_POOL_SIZE, 99999999999, from 1 to 1000",
    "CARTSNITCH_DB_MAX_OVERFLOW, -1, from 0 to 1000",
    "CARTSNITCH_DB_POOL_TIMEOUT, 0, seconds from 0.25 to 58",
    "CARTSNITCH_DB_POOL_RECYCLE, 1, seconds from 30 to 604800",
    "CARTSNITCH_DB_POOL_PRE_PING, yes, true or false",
    "CARTSNITCH_DB_CONNECT_TIMEOUT, 0, from 1 to 5",
    "CARTSNITCH_DB_LOGIN_TIMEOUT, 2.5, from 1 to 5",
    "CARTSNITCH_DB_STATEMENT_TIMEOUT, 0, seconds from 0.1 to 57",
    "CARTSNITCH_DB_SOCKET_TIMEOUT, 0, from 1 to 300",
    "CARTSNITCH_REDIS_URL, localhost, redis://user:password@host:6379/0",
    "CARTSNITCH_HEALTH_TIMEOUT, 2, seconds from 0.1 to 1.9",
    "CARTSNITCH_HEALTH_TIMEOUT, NaN, seconds from 0.1 to 1.9",
    "CARTSNITCH_HEALTH_READINESS_IGNORES_DATABASE, 1, true or false",
    "CARTSNITCH_DATABASE_URL, mysql://u:p@db/shop, postgresql://user:password@host:5432/database",
    "CARTSNITCH_RECEIPTWITNESS_URL, witness:8001, http://host:8001",
    "CARTSNITCH_RECEIPTWITNESS_URL, ftp://witness, http://host:8001",
    "CARTSNITCH_RECEIPTWITNESS_URL, http://ann:pw@witness, http://host:8001",
    "CARTSNITCH_RECEIPTWITNESS_URL, http://witness?key=1, http://host:8001",
    "CARTSNITCH_RECEIPTWITNESS_URL, http://witness#top, http://host:8001",
    "CARTSNITCH_RECEIPTWITNESS_URL, http://witness:65536, http://host:8001",
    "CARTSNITCH_RECEIPTWITNESS_URL, http://wit ness, http://host:8001",
    "CARTSNITCH_RECEIPTWITNESS_URL, http:///path, http://host:8001",
    "CARTSNITCH_INBOUND_EMAIL_DOMAIN, receipts, a domain name such as",
    "CARTSNITCH_INBOUND_EMAIL_DOMAIN, -a.example.org, a domain name",
    "CARTSNITCH_INBOUND_EMAIL_DOMAIN, a..example.org, a domain name",
    "CARTSNITCH_INBOUND_EMAIL_DOMAIN, me@example.org, a domain name",
    "CARTSNITCH_INBOUND_EMAIL_DOMAIN, 10.0.0.1, a domain name",
    "CARTSNITCH_PUBLIC_URL, shop.example.org, https://cartsnitch.example.org",
    "CARTSNITCH_PUBLIC_URL, ftp://shop.example.org, https://cartsnitch.example.org",
    "CARTSNITCH_PUBLIC_URL, https://shop.example.org/api, without a path",
    "CARTSNITCH_PUBLIC_URL, https://shop.example.org//, without a path",
    "CARTSNITCH_PUBLIC_URL, https://shop.example.org?a=1, without a path",
    "CARTSNITCH_PUBLIC_URL, https://ann:pw@shop.example.org, without a path",
    "CARTSNITCH_TRUSTED_ORIGINS, *, without wildcards",
    "CARTSNITCH_TRUSTED_ORIGINS, https://*.example.org, without wildcards",
    "CARTSNITCH_TRUSTED_ORIGINS, null, https://app.example.org",
    "CARTSNITCH_TRUSTED_ORIGINS, https://a.example.org/, without a path",
    "CARTSNITCH_TRUSTED_ORIGINS, 'https://a.example.org,', comma-separated",
    "CARTSNITCH_CORS_ORIGINS, *, without wildcards",
    "CARTSNITCH_CORS_ORIGINS, '[\"*\"]', without wildcards",
    "CARTSNITCH_CORS_ORIGINS, '[\"https://a.example.org\"', JSON array",
    "CARTSNITCH_CORS_ORIGINS, '[\"https://a.example.org\"] x', JSON array",
    "CARTSNITCH_CORS_ORIGINS, '[\"https://a.example.org\", 1]', JSON array",
    "CARTSNITCH_CORS_ORIGINS, '[[\"https://a.example.org\"]]', JSON array",
    "CARTSNITCH_JWT_ACCESS_TOKEN_EXPIRE_MINUTES, 0, from 1 to 1440",
    "CARTSNITCH_JWT_ACCESS_TOKEN_EXPIRE_MINUTES, 1441, from 1 to 1440",
    "CARTSNITCH_JWT_REFRESH_TOKEN_EXPIRE_DAYS, 366, from 1 to 365",
    "CARTSNITCH_SIGN_IN, internal, external or empty",
    "CARTSNITCH_MAIL_FROM, nobody, CartSnitch <noreply@example.org>",
    "CARTSNITCH_MAIL_FROM, 'a@example.org, b@example.org', CartSnitch <noreply@example.org>",
    "CARTSNITCH_MAIL_FROM, Us <a@example.org, CartSnitch <noreply@example.org>",
    "CARTSNITCH_MAIL_FROM, 'all: a@example.org;', CartSnitch <noreply@example.org>",
    "CARTSNITCH_TRUSTED_PROXIES, proxy, 10.0.0.0/8",
    "CARTSNITCH_TRUSTED_PROXIES, *, 10.0.0.0/8",
    "CARTSNITCH_TRUSTED_PROXIES, 10.0.0.0/33, 10.0.0.0/8",
    "CARTSNITCH_TRUSTED_PROXIES, 10.0.0.1/8, no bit set behind a prefix",
    "CARTSNITCH_TRUSTED_PROXIES, 2001:db8::1/32, no bit set behind a prefix",
    "CARTSNITCH_TRUSTED_PROXIES, 0.0.0.0/0, trust everybody",
    "CARTSNITCH_TRUSTED_PROXIES, ::/0, trust everybody",
    "CARTSNITCH_TRUSTED_PROXIES, ::ffff:0:0/96, trust everybody",
    "CARTSNITCH_TRUSTED_PROXIES, 010.0.0.1, 10.0.0.0/8",
    "CARTSNITCH_TRUSTED_PROXIES, '10.0.0.1,', comma-separated",
    "CARTSNITCH_RATE_LIMIT_ENABLED, off, true or false",
    "CARTSNITCH_RATE_LIMIT_REDIS_ENABLED, 1, true or false",
    "CARTSNITCH_RATE_LIMIT_REQUESTS, 0, from 1 to 100000",
    "CARTSNITCH_RATE_LIMIT_IP_REQUESTS, 100001, from 1 to 100000",
    "CARTSNITCH_RATE_LIMIT_USER_REQUESTS, -1, from 1 to 100000",
    "CARTSNITCH_RATE_LIMIT_WINDOW_SECONDS, 0, from 1 to 3600",
    "CARTSNITCH_RATE_LIMIT_AUTH_REQUESTS, none, from 1 to 100000",
    "CARTSNITCH_RATE_LIMIT_AUTH_IP_REQUESTS, 0, from 1 to 100000",
    "CARTSNITCH_RATE_LIMIT_AUTH_WINDOW_SECONDS, 3601, from 1 to 3600",
    "CARTSNITCH_STALE_IF_ERROR_SECONDS, -1, seconds from 0 to 86400",
    "DATABASE_URL, nonsense, postgresql://user:password@host:5432/database",
  })
  void aBadValueIsRefusedByNameWithWhatAGoodOneLooksLike(
      String variable, String value, String rule) {
    assertThat(problems(variable, value))
        .singleElement()
        .asString()
        .startsWith(variable + ": ")
        .contains(rule);
  }

  @ParameterizedTest
  @ValueSource(strings = {"uat", "prod"})
  void theDefaultPasswordOnlySuitsDevelopment(String environment) {
    assertThat(problems(production(environment, "CARTSNITCH_DATABASE_URL", "")))
        .singleElement()
        .asString()
        .startsWith("CARTSNITCH_DATABASE_URL: ")
        .doesNotContain("cartsnitch:cartsnitch");
  }

  @Test
  void allProblemsStandInOneReport() {
    String[] environment = {
      "CARTSNITCH_ENVIRONMENT",
      "x",
      "CARTSNITCH_TIME_ZONE",
      "x",
      "CARTSNITCH_PORT",
      "x",
      "CARTSNITCH_ADMIN_PORT",
      "x",
      "CARTSNITCH_DRAIN_SECONDS",
      "x",
      "CARTSNITCH_REDIS_URL",
      "x",
      "CARTSNITCH_DATABASE_URL",
      "x",
      "CARTSNITCH_DB_POOL_SIZE",
      "x",
      "CARTSNITCH_DB_POOL_PRE_PING",
      "x",
      "CARTSNITCH_HEALTH_TIMEOUT",
      "x"
    };
    assertThat(problems(environment))
        .hasSize(10)
        .allMatch(line -> line.matches("CARTSNITCH_[A-Z_]+: [^\n]+"));
    assertThatThrownBy(() -> read(environment))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessage(String.join("\n", problems(environment)));
  }

  @Test
  void aServiceLinkInThePlaceOfThePortSaysWhereItComesFrom() {
    assertThat(problems("CARTSNITCH_PORT", "tcp://10.0.0.7:8000"))
        .singleElement()
        .asString()
        .contains("enableServiceLinks: false");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CARTSNITCH_DB_POOLSIZE", "CARTSNITCH_DB_POOL_SZIE", "CARTSNITCH_PROT"})
  void aNearMissIsOneWarning(String name) {
    Configuration configuration = read(name, "5");
    assertThat(configuration.warnings()).singleElement().asString().startsWith(name + " is not");
    assertThat(configuration.settings()).isEqualTo(read().settings());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CARTSNITCH_SERVICE_HOST",
        "CARTSNITCH_SERVICE_PORT",
        "CARTSNITCH_SERVICE_PORT_HTTP",
        "CARTSNITCH_PORT_8000_TCP",
        "CARTSNITCH_PORT_8000_TCP_ADDR",
        "CARTSNITCH_",
        "CARTSNITCH_..",
        "POOL_SIZE",
        "cartsnitch.port"
      })
  void whatIsNoSettingIsIgnored(String name) {
    Configuration configuration = read(name, "tcp://10.0.0.7:8000");
    assertThat(configuration.warnings()).isEmpty();
    assertThat(configuration.settings()).isEqualTo(read().settings());
  }
}
