package com.cartsnitch.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.config.Secret;
import com.cartsnitch.platform.crypto.HmacSha256;
import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.ApiClient;
import com.cartsnitch.testing.ApiService;
import com.cartsnitch.testing.TestSettings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The limits on a request's way in, over HTTP: 6 without credentials, 12 with some, 9 a user. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestLimitsIT {
  private static final String AUTH_SECRET = "test-auth-secret-0123456789-abcdef";
  private static final String OPEN = "/api/v1/stores";
  private static final String OWN = "/api/v1/me/stores";

  private final AtomicInteger addresses = new AtomicInteger();
  private ApiService service;
  private ApiService exposed;

  @BeforeAll
  void start() {
    Map<String, String> limits =
        Map.of(
            "CARTSNITCH_RATE_LIMIT_ENABLED", "true",
            "CARTSNITCH_RATE_LIMIT_REQUESTS", "6",
            "CARTSNITCH_RATE_LIMIT_IP_REQUESTS", "12",
            "CARTSNITCH_RATE_LIMIT_USER_REQUESTS", "9");
    exposed = ApiService.start(limits);
    Map<String, String> behindProxies = new HashMap<>(limits);
    behindProxies.put("CARTSNITCH_TRUSTED_PROXIES", "127.0.0.0/8,::1,10.0.0.0/8");
    behindProxies.put("CARTSNITCH_AUTH_SECRET", AUTH_SECRET);
    service = exposed.another(behindProxies);
  }

  @AfterAll
  void stop() {
    service.close();
    exposed.close();
  }

  @Test
  void anAddressWithoutCredentialsHasTheLeast() {
    ApiClient client = from(newAddress());
    for (int left = 5; left >= 0; left--) {
      assertStands(client.get(OPEN), 200, 6, left);
    }
    assertRefused(client.get(OPEN), 6);
    assertRefused(client.get(OWN), 6);
    assertRefused(client.get("/nowhere"), 6);
    assertThat(from(newAddress()).get(OPEN).status()).isEqualTo(200);
  }

  @Test
  void whoIsRefusedForOtherReasonsIsCountedToo() {
    ApiClient client = from(newAddress());
    assertStands(client.get(OWN), 401, 6, 5);
    assertStands(client.get("/nowhere"), 404, 6, 4);
    assertStands(client.delete(OPEN), 405, 6, 3);
    assertStands(client.get("/api/v1/public/inflation?period=2y"), 422, 6, 2);
    assertStands(client.get(OPEN), 200, 6, 1);
  }

  @Test
  void theHeadersSpeakOfTheLimitWithTheLeastRemaining() {
    String address = newAddress();
    assertStands(user("ann").from(address).get(OWN), 200, 9, 8);
    assertStands(user("ann").from(address).get(OWN), 200, 9, 7);
    // of the address 9 remain, of this user 8
    assertStands(user("bob").from(address).get(OWN), 200, 9, 8);
    for (int i = 0; i < 5; i++) {
      user("bob").from(address).get(OWN);
    }
    // of the address 3, of this user 8
    assertStands(user("cid").from(address).get(OWN), 200, 12, 3);
  }

  @Test
  void aUserIsCountedWhereverHeIs() {
    for (int left = 8; left >= 0; left--) {
      assertStands(user("dan").from(newAddress()).get(OWN), 200, 9, left);
    }
    assertRefused(user("dan").from(newAddress()).get(OWN), 9);
    assertThat(user("eve").from(newAddress()).get(OWN).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "Authorization, Bearer random, /api/v1/me/stores, 401",
    "Authorization, Bearer random, /api/v1/stores, 200",
    "Authorization, Bearer random, /nowhere, 404",
    "Authorization, Bearer random, /auth/me, 401",
    "Authorization, Bearer random, /auth/list-sessions, 401",
    "Authorization, Bearer random, /auth/get-session, 200",
    "Authorization, Bearer a.b.c, /api/v1/me/stores, 401",
    "Authorization, Bearer a.b.c, /api/v1/stores, 200",
    "Cookie, better-auth.session_token=random.forged, /api/v1/me/stores, 401",
    "Cookie, better-auth.session_token=random.forged, /api/v1/stores, 200",
    "X-Service-Key, random, /internal/error-stats, 403",
    "X-Service-Key, random, /api/v1/stores, 200",
    "X-Service-Key, random, /api/v1/me/stores, 401",
    "X-Service-Key, random, /nowhere, 404",
    "X-Service-Key, random, /auth/me, 401",
    "X-Service-Key, random, /auth/list-sessions, 401",
    "X-Service-Key, random, /auth/get-session, 200",
  })
  void badCredentialsCountLikeNone(String header, String value, String path, int status) {
    String address = newAddress();
    for (int i = 0; i < 6; i++) {
      assertThat(
              from(address).with(header, value.replace("random", "random" + i)).get(path).status())
          .isEqualTo(status);
    }
    assertRefused(from(address).with(header, value).get(path), 6);
    assertRefused(from(address).get(OPEN), 6);
    // whoever shares the address with the guesser goes on
    assertThat(user("fay" + address.replace('.', '-')).from(address).get(OWN).status())
        .isEqualTo(200);
  }

  /** Whoever signed in once has a good signature for ever. */
  @ParameterizedTest
  @CsvSource({
    "/api/v1/me/stores, 401",
    "/api/v1/stores, 200",
    "/nowhere, 404",
    "/auth/list-sessions, 401",
    "/auth/get-session, 200",
  })
  void aSignedCookieWhoseSessionIsDeadCountsLikeNone(String path, int status) {
    String address = newAddress();
    String cookie = "better-auth.session_token=" + signed("dead" + address);
    for (int i = 0; i < 6; i++) {
      assertThat(from(address).with("Cookie", cookie).get(path).status()).isEqualTo(status);
    }
    assertRefused(from(address).with("Cookie", cookie).get(path), 6);
    assertRefused(from(address).get(OPEN), 6);
  }

  @Test
  void badCredentialsBesideGoodOnesDoNotCount() {
    String address = newAddress();
    ApiClient both =
        user("joe").from(address).with("Cookie", "better-auth.session_token=" + signed("dead"));
    for (int left = 8; left >= 2; left--) {
      assertStands(both.get(OWN), 200, 9, left);
    }
    for (int left = 4; left >= 0; left--) {
      assertStands(both.get(OPEN), 200, 12, left);
    }
    assertThat(from(address).get(OPEN).status()).isEqualTo(200);
  }

  private static String signed(String token) {
    byte[] code =
        new HmacSha256(new Secret(AUTH_SECRET)).of(token.getBytes(StandardCharsets.UTF_8));
    return URLEncoder.encode(
        token + "." + Base64.getEncoder().encodeToString(code), StandardCharsets.UTF_8);
  }

  @Test
  void badCredentialsAreCountedOnceARequest() {
    ApiClient client = from(newAddress()).with("Authorization", "Bearer random");
    assertStands(client.get("/auth/list-sessions"), 401, 6, 5);
    assertStands(client.get(OWN), 401, 6, 4);
  }

  @Test
  void goodCredentialsCountAsSuchWhereNoneAreNeeded() {
    String address = newAddress();
    for (int left = 11; left >= 0; left--) {
      assertStands(user("gus").from(address).get(OPEN), 200, 12, left);
    }
    assertRefused(user("gus").from(address).get(OPEN), 12);
    String key = TestSettings.SECRETS.getOrDefault("CARTSNITCH_SERVICE_KEY", "");
    ApiClient sister = from(newAddress()).with("X-Service-Key", key);
    assertStands(sister.get("/internal/error-stats"), 200, 12, 11);
    assertStands(sister.get(OPEN), 200, 12, 10);
  }

  @Test
  void anIp6ClientIsItsNetwork() {
    for (int i = 0; i < 6; i++) {
      assertThat(from("2001:db8:1:2:" + i + "::" + i).get(OPEN).status()).isEqualTo(200);
    }
    assertRefused(from("2001:db8:1:2:ffff::1").get(OPEN), 6);
    assertThat(from("2001:db8:1:3::1").get(OPEN).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%d.6.6.6, ", "%d.6.6.6, 7.7.7.7, ", "junk%d, ", ", , %d.6.6.6, , "})
  void whatAClientWritesIntoTheHeaderIsNotBelieved(String forged) {
    String own = newAddress() + ", 10.1.2.3";
    for (int i = 1; i <= 6; i++) {
      assertThat(from(forged.formatted(i) + own).get(OPEN).status()).isEqualTo(200);
    }
    assertRefused(from(forged.formatted(7) + own).get(OPEN), 6);
  }

  @Test
  void withoutTrustedProxiesTheHeaderIsNothing() {
    for (int i = 0; i < 6; i++) {
      exposed.anonymous().with("X-Forwarded-For", "203.0.113." + i).get(OPEN);
    }
    assertRefused(exposed.anonymous().with("X-Forwarded-For", "203.0.113.99").get(OPEN), 6);
  }

  @Test
  void betterAuthsClientIsToldInItsDialect() {
    ApiClient client = from(newAddress());
    for (int i = 0; i < 6; i++) {
      client.get("/auth/ok");
    }
    for (String path : List.of("/auth/list-sessions", "/auth/reset-password/token", "/auth/ok")) {
      ApiAnswer refused = client.get(path);
      assertRefused(refused, 6);
      assertThat(refused.value("message")).isEqualTo(refused.value("detail"));
    }
    assertThat(client.get("/auth/me").body()).doesNotContain("message");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/health/live", "/health/ready", "/health/started"})
  void probesHaveNoLimit(String path) {
    ApiClient client = from(newAddress());
    for (int i = 0; i < 20; i++) {
      ApiAnswer answer = client.get(path);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.headers().map()).doesNotContainKey("x-ratelimit-limit");
    }
    assertStands(client.get(OPEN), 200, 6, 5);
  }

  private String newAddress() {
    return "198.51.100." + addresses.incrementAndGet();
  }

  private ApiClient from(String address) {
    return service.anonymous().with("X-Forwarded-For", address);
  }

  private Somebody user(String id) {
    return new Somebody(service.signedIn(id));
  }

  private static void assertStands(ApiAnswer answer, int status, int limit, int remaining) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("X-RateLimit-Limit")).isEqualTo(Integer.toString(limit));
    assertThat(answer.header("X-RateLimit-Remaining")).isEqualTo(Integer.toString(remaining));
  }

  private static void assertRefused(ApiAnswer answer, int limit) {
    assertStands(answer, 429, limit, 0);
    assertThat(answer.value("code")).isEqualTo("RATE_LIMITED");
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
  }

  private record Somebody(ApiClient client) {
    ApiClient from(String address) {
      return client.with("X-Forwarded-For", address);
    }
  }
}
