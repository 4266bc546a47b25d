package com.cartsnitch.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.config.Secret;
import com.cartsnitch.platform.crypto.HmacSha256;
import com.cartsnitch.testing.ApiClient;
import com.cartsnitch.testing.ApiService;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Somebody makes credentials of his own, or changes those that he has. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class ForgeryIT {
  private static final String PRIVATE = "/api/v1/me/email-in-address";
  private static final String COOKIE = "better-auth.session_token";
  private static final String JWT_SECRET = "test-jwt-secret-of-forgery-0123456789";
  private static final String HS256 = "{\"alg\":\"HS256\"}";

  private final ApiService service =
      ApiService.start(
          Map.of(
              "CARTSNITCH_AUTH_SECRET",
              AuthSecrets.SECRET,
              "CARTSNITCH_JWT_SECRET_KEY",
              JWT_SECRET));
  private String token = "";
  private String cookie = "";
  private String userId = "";

  @BeforeAll
  void signUp() {
    WebUser ann = WebUser.signedUp(service, "ann");
    token = ann.token();
    cookie = ann.cookie(COOKIE);
    userId = ann.get("/auth/me").value("id");
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void aCookieIsWorthNothingWithoutOurSignature() {
    assertThat(byCookie(cookie)).isEqualTo(200);
    assertThat(byCookie(token)).isEqualTo(401);
    assertThat(byCookie(token + ".")).isEqualTo(401);
    assertThat(byCookie(token + "." + "A".repeat(43) + "%3D")).isEqualTo(401);
    assertThat(byCookie(signed(token, "another-secret-that-is-not-ours-at-all"))).isEqualTo(401);
    assertThat(byCookie(cookie.replaceFirst("^.", token.startsWith("A") ? "B" : "A")))
        .isEqualTo(401);
    assertThat(byCookie(signed(token, AuthSecrets.SECRET))).isEqualTo(200);
  }

  @Test
  void aSignedTokenThatIsNoSessionOpensNothing() {
    assertThat(byCookie(signed("A".repeat(32), AuthSecrets.SECRET))).isEqualTo(401);
    assertThat(byCookie(signed("' OR token LIKE '%", AuthSecrets.SECRET))).isEqualTo(401);
  }

  /** What browsers once set for us is not believed: only the session's own row is. */
  @Test
  void theCacheCookieIsNotRead() {
    ApiClient client =
        service.anonymous().with("Cookie", "better-auth.session_data=eyJ1c2VyIjoiYW5uIn0.x");
    assertThat(client.get(PRIVATE).status()).isEqualTo(401);
    assertThat(client.get("/auth/get-session").body(200)).isEqualTo("null");
  }

  @Test
  void anAccessTokenIsWorthNothingWithoutOurSignature() {
    long soon = Instant.now().plusSeconds(600).getEpochSecond();
    String claims = "{\"sub\":\"%s\",\"exp\":%d,\"type\":\"access\"}".formatted(userId, soon);
    assertThat(byBearer(jwt(HS256, claims, JWT_SECRET))).isEqualTo(200);
    assertThat(byBearer(jwt(HS256, claims, "another-secret-that-is-not-ours-at-all")))
        .isEqualTo(401);
    assertThat(byBearer(jwt(HS256, claims, AuthSecrets.SECRET))).isEqualTo(401);
    assertThat(byBearer(unsigned("{\"alg\":\"none\"}", claims))).isEqualTo(401);
    assertThat(byBearer(unsigned(HS256, claims))).isEqualTo(401);
    assertThat(byBearer(jwt("{\"alg\":\"HS384\"}", claims, JWT_SECRET))).isEqualTo(401);
    assertThat(byBearer(jwt("{\"alg\":\"RS256\"}", claims, JWT_SECRET))).isEqualTo(401);
    assertThat(byBearer(jwt("{\"alg\":\"HS256\",\"kid\":\"../../x\"}", claims, JWT_SECRET)))
        .isEqualTo(200);
    String good = jwt(HS256, claims, JWT_SECRET);
    String other = jwt(HS256, claims.replace(userId, "somebody"), JWT_SECRET);
    assertThat(
            byBearer(
                other.substring(0, other.lastIndexOf('.')) + good.substring(good.lastIndexOf('.'))))
        .isEqualTo(401);
  }

  @Test
  void anAccessTokenMustEndAndHaveAHolder() {
    long now = Instant.now().getEpochSecond();
    String sub = "\"type\":\"access\",\"sub\":\"%s\"".formatted(userId);
    assertThat(byBearer(claims("{%s,\"exp\":%d}".formatted(sub, now - 1)))).isEqualTo(401);
    assertThat(byBearer(claims("{%s}".formatted(sub)))).isEqualTo(401);
    assertThat(byBearer(claims("{\"type\":\"access\",\"exp\":%d}".formatted(now + 60))))
        .isEqualTo(401);
    assertThat(byBearer(claims("{\"type\":\"access\",\"sub\":7,\"exp\":%d}".formatted(now + 60))))
        .isEqualTo(401);
    assertThat(byBearer(claims("{%s,\"exp\":\"soon\"}".formatted(sub)))).isEqualTo(401);
    assertThat(byBearer(claims("{%s,\"exp\":1e99}".formatted(sub)))).isEqualTo(401);
    assertThat(byBearer(claims("{%s,\"exp\":%d,\"nbf\":%d}".formatted(sub, now + 90, now + 60))))
        .isEqualTo(401);
    assertThat(byBearer(claims("{%s,\"exp\":%d,\"sid\":\"x\"}".formatted(sub, now + 60))))
        .isEqualTo(401);
    assertThat(byBearer(claims("{%s,\"exp\":%d,\"sid\":7}".formatted(sub, now + 60))))
        .isEqualTo(401);
    assertThat(byBearer(claims("[]"))).isEqualTo(401);
    assertThat(byBearer("..")).isEqualTo(401);
    assertThat(byBearer("%.%.%")).isEqualTo(401);
  }

  /** The earlier API signs refresh tokens with the same secret; nothing we know of ends them. */
  @Test
  void onlyAnAccessTokenIsOneAndOneThatNobodyCanEndEndsSoon() {
    long now = Instant.now().getEpochSecond();
    String named = "{\"sub\":\"" + userId + "\",%s\"exp\":%d}";
    String access = "\"type\":\"access\",";
    assertThat(byBearer(claims(named.formatted(access, now + 3590)))).isEqualTo(200);
    assertThat(byBearer(claims(named.formatted(access, now + 3660)))).isEqualTo(401);
    assertThat(byBearer(claims(named.formatted(access + "\"iat\":" + now + ",", now + 604_800))))
        .isEqualTo(401);
    assertThat(byBearer(claims(named.formatted("", now + 600)))).isEqualTo(401);
    for (String type : List.of("\"refresh\"", "\"Access\"", "\"\"", "null", "7", "[\"access\"]")) {
      String claims = named.formatted("\"type\":" + type + ",", now + 600);
      assertThat(byBearer(claims(claims))).as(claims).isEqualTo(401);
    }
  }

  private static String claims(String claims) {
    return jwt(HS256, claims, JWT_SECRET);
  }

  private int byCookie(String value) {
    return service.anonymous().with("Cookie", COOKIE + "=" + value).get(PRIVATE).status();
  }

  private int byBearer(String value) {
    return service.anonymous().with("Authorization", "Bearer " + value).get(PRIVATE).status();
  }

  private static String signed(String value, String secret) {
    byte[] code = new HmacSha256(new Secret(secret)).of(value.getBytes(StandardCharsets.UTF_8));
    String compound = value + "." + Base64.getEncoder().encodeToString(code);
    return URLEncoder.encode(compound, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String jwt(String header, String claims, String secret) {
    String text = base64(header) + "." + base64(claims);
    byte[] code = new HmacSha256(new Secret(secret)).of(text.getBytes(StandardCharsets.UTF_8));
    return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(code);
  }

  private static String unsigned(String header, String claims) {
    return base64(header) + "." + base64(claims) + ".";
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
