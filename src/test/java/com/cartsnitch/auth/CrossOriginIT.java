package com.cartsnitch.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.ApiClient;
import com.cartsnitch.testing.ApiService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A page of somebody else's makes a browser send its cookies to us. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class CrossOriginIT {
  private static final String EVIL = "https://evil.example";
  private static final String LOGIN =
      "{\"email\":\"ann@example.com\",\"password\":\"%s\"}".formatted(WebUser.PASSWORD);

  private final ApiService service = ApiService.start(settings());
  private String cookies = "";

  private static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(AuthSecrets.SETTINGS);
    settings.put("CARTSNITCH_TRUSTED_ORIGINS", "https://app.example.com");
    return settings;
  }

  @BeforeAll
  void signUp() {
    cookies = WebUser.signedUp(service, "ann").cookieHeader();
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @ParameterizedTest
  @CsvSource({
    "https://evil.example, 403 INVALID_ORIGIN",
    "http://localhost:8000.evil.example, 403 INVALID_ORIGIN",
    "http://localhost:80000, 403 INVALID_ORIGIN",
    "https://localhost:8000, 403 INVALID_ORIGIN",
    "http://localhost:8001, 403 INVALID_ORIGIN",
    "http://evil.example#http://localhost:8000, 403 INVALID_ORIGIN",
    "http://localhost:8000@evil.example, 403 INVALID_ORIGIN",
    "null, 403 MISSING_OR_NULL_ORIGIN",
    "'', 403 MISSING_OR_NULL_ORIGIN",
    "http://localhost:8000, 200",
    "HTTP://LOCALHOST:8000, 200",
    "https://app.example.com, 200",
    "https://app.example.com:443, 200",
    "https://cartsnitch.com, 200",
  })
  void withCookiesOnlyTrustedPagesMayAct(String origin, String expected) {
    ApiClient browser = service.anonymous().with("Cookie", cookies);
    ApiClient page = origin.isEmpty() ? browser : browser.with("Origin", origin);
    assertThat(outcome(page.post("/auth/update-user", "{\"name\":\"Ann\"}"))).isEqualTo(expected);
  }

  @Test
  void theReferrerStandsInForTheOrigin() {
    ApiClient browser = service.anonymous().with("Cookie", cookies);
    String update = "{\"name\":\"Ann\"}";
    ApiClient own = browser.with("Referer", "http://localhost:8000/docs?x=1");
    assertThat(own.post("/auth/update-user", update).status()).isEqualTo(200);
    assertThat(own.with("Origin", EVIL).post("/auth/update-user", update).status()).isEqualTo(403);
    assertThat(own.with("Origin", "null").post("/auth/update-user", update).status())
        .isEqualTo(403);
    ApiClient evil = browser.with("Referer", EVIL + "/http://localhost:8000");
    assertThat(evil.post("/auth/update-user", update).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/auth/sign-out",
        "/auth/sign-in/email",
        "/auth/sign-up/email",
        "/auth/revoke-sessions",
        "/auth/change-password",
        "/auth/request-password-reset",
        "/auth/reset-password",
        "/auth/send-verification-email"
      })
  void everyEndpointAsks(String path) {
    ApiClient evil = service.anonymous().with("Cookie", cookies).with("Origin", EVIL);
    assertThat(outcome(evil.post(path, "{}"))).isEqualTo("403 INVALID_ORIGIN");
    assertThat(service.anonymous().with("Cookie", cookies).post(path, "{}").value("code"))
        .isEqualTo("MISSING_OR_NULL_ORIGIN");
  }

  /** Cookies of others, and ours where the session is over, act for nobody. */
  @ParameterizedTest
  @ValueSource(strings = {"__cf_bm=x", "a=b; better-auth.session_token=forged.x"})
  void cookiesThatSignNobodyInMakeNoDifference(String cookie) {
    ApiClient page = service.anonymous().with("Cookie", cookie);
    for (ApiClient sender : List.of(page, page.with("Origin", EVIL), page.with("Origin", "null"))) {
      assertThat(outcome(sender.post("/auth/sign-out", "{}"))).isEqualTo("200");
      assertThat(outcome(sender.post("/auth/update-user", "{\"name\":\"x\"}")))
          .isEqualTo("401 UNAUTHORIZED");
      assertThat(outcome(sender.post("/api/v1/shopping/lists", "{}"))).startsWith("401 ");
      assertThat(sender.post("/auth/sign-in/email", LOGIN).status()).isEqualTo(403);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "null, ''",
    "capacitor://localhost, ''",
    "https://evil.example, ''",
    "'', __cf_bm=x",
    "null, __cf_bm=x",
    "https://evil.example, better-auth.session_token=forged.x",
  })
  void besideABearerTokenNeitherOriginNorCookiesMatter(String origin, String cookie) {
    ApiClient app = service.signedIn("app");
    app = origin.isEmpty() ? app : app.with("Origin", origin);
    app = cookie.isEmpty() ? app : app.with("Cookie", cookie);
    assertThat(app.post("/api/v1/shopping/lists", "{\"name\":\"x\"}").status()).isEqualTo(201);
    assertThat(app.patch("/auth/me", "{\"display_name\":\"App\"}").status()).isEqualTo(200);
    assertThat(outcome(app.post("/auth/update-user", "{\"name\":\"App\"}"))).isEqualTo("200");
    assertThat(app.get("/auth/get-session").body(200)).contains("app@example.com");
  }

  @Test
  void ofACookieAndABearerTokenThatAreBothGoodTheCookieActs() {
    ApiClient both = service.signedIn("app").with("Cookie", cookies);
    assertThat(both.get("/auth/me").value("email")).isEqualTo("ann@example.com");
    assertThat(both.with("Origin", EVIL).post("/api/v1/shopping/lists", "{}").status())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({
    "PATCH, /auth/me, '{}'",
    "DELETE, /auth/me, ''",
    "POST, /api/v1/shopping/lists, '{\"name\":\"x\"}'",
    "PUT, /api/v1/alerts/settings, '{}'",
    "DELETE, /api/v1/me/stores/kroger, ''",
  })
  void soDoesEverythingElseThatChangesSomething(String method, String path, String body) {
    ApiClient browser =
        service.anonymous().with("Cookie", cookies).with("Content-Type", "application/json");
    ApiAnswer answer = browser.with("Origin", EVIL).send(method, path, body);
    assertThat(outcome(answer)).isEqualTo("403 FORBIDDEN");
    assertThat(browser.with("Origin", "null").send(method, path, body).status()).isEqualTo(403);
  }

  @Test
  void scriptsWithoutAnOriginAndPagesWithoutCookiesAreNotAsked() {
    ApiClient script = service.anonymous().with("Cookie", cookies);
    assertThat(script.post("/api/v1/shopping/lists", "{\"name\":\"x\"}").status()).isEqualTo(201);
    assertThat(script.with("Origin", EVIL).get("/auth/me").status()).isEqualTo(200);
    ApiClient bearer = service.signedIn("bearer").with("Origin", EVIL);
    assertThat(bearer.post("/api/v1/shopping/lists", "{\"name\":\"x\"}").status()).isEqualTo(201);
    ApiClient node = service.anonymous().with("Origin", EVIL).with("Sec-Fetch-Mode", "cors");
    assertThat(outcome(node.post("/auth/sign-in/email", LOGIN))).isEqualTo("200");
  }

  /** A page that signs its victim in as the attacker reads what the victim enters. */
  @Test
  void aBrowserSignsInOnlyForTrustedPages() {
    ApiClient browser = service.anonymous().with("Sec-Fetch-Site", "same-site");
    assertThat(outcome(signIn(browser))).isEqualTo("403 MISSING_OR_NULL_ORIGIN");
    assertThat(outcome(signIn(browser.with("Origin", EVIL)))).isEqualTo("403 INVALID_ORIGIN");
    assertThat(outcome(signIn(browser.with("Origin", WebUser.ORIGIN)))).isEqualTo("200");
    ApiClient form =
        service
            .anonymous()
            .with("Sec-Fetch-Site", "cross-site")
            .with("Sec-Fetch-Mode", "navigate")
            .with("Origin", WebUser.ORIGIN);
    assertThat(outcome(signIn(form))).isEqualTo("403 CROSS_SITE_NAVIGATION_LOGIN_BLOCKED");
  }

  private static ApiAnswer signIn(ApiClient client) {
    return client.post("/auth/sign-in/email", LOGIN);
  }

  private static String outcome(ApiAnswer answer) {
    String code = answer.values("code").stream().findFirst().orElse("");
    return (answer.status() + " " + code).strip();
  }
}
