package com.cartsnitch.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.ApiClient;
import com.cartsnitch.testing.ApiService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionAuthenticationIT {
  private static final String PRIVATE = "/api/v1/products";

  private final ApiService service = ApiService.start();
  private final ApiClient alice = service.signedIn("alice");
  private final ApiClient nobody = service.anonymous();

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void aSessionOpensTheApiByBearerAndByEitherCookie() {
    String token = ApiService.token("alice");
    ApiAnswer answer = alice.get(PRIVATE);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    for (String prefix : new String[] {"", "__Secure-"}) {
      String cookie = "a=b; %sbetter-auth.session_token=%s.sig%%3D".formatted(prefix, token);
      assertThat(nobody.with("Cookie", cookie).get(PRIVATE).status()).isEqualTo(200);
    }
  }

  @Test
  void withoutCredentialsThereIsNoAnswer() {
    assertRefused(nobody.get(PRIVATE), "Authentication required");
    assertRefused(nobody.get(PRIVATE + "?page=0"), "Authentication required");
    assertRefused(
        nobody.with("Authorization", "Basic YTpi").get(PRIVATE), "Authentication required");
  }

  @Test
  void unknownForgedAndLeftOverSessionsAreInvalid() {
    assertRefused(bearer("unknown").get(PRIVATE), "Invalid session token");
    assertRefused(bearer("a.b.c").get(PRIVATE), "Invalid session token");
    assertRefused(bearer("%00").get(PRIVATE), "Invalid session token");
    assertRefused(bearer("' OR ''='").get(PRIVATE), "Invalid session token");
  }

  @Test
  void ofSeveralTheFirstThatIsGoodCounts() {
    ApiClient both = alice.with("Cookie", "better-auth.session_token=unknown");
    assertThat(both.get(PRIVATE).status()).isEqualTo(200);
    ApiClient erin = service.signedIn("erin");
    service.database().execute("UPDATE sessions SET expires_at = now() WHERE user_id = 'erin'");
    ApiClient bad = erin.with("Cookie", "better-auth.session_token=unknown");
    assertRefused(bad.get(PRIVATE), "Invalid session token");
    String expired = "better-auth.session_token=" + ApiService.token("erin");
    assertRefused(bearer("unknown").with("Cookie", expired).get(PRIVATE), "Session expired");
  }

  @Test
  void anExpiredSessionSaysSo() {
    ApiClient bob = service.signedIn("bob");
    assertThat(bob.get(PRIVATE).status()).isEqualTo(200);
    service.database().execute("UPDATE sessions SET expires_at = now() WHERE user_id = 'bob'");
    assertRefused(bob.get(PRIVATE), "Session expired");
  }

  @Test
  void aRevokedSessionAndADeletedUserAreOutAtOnce() {
    ApiClient carol = service.signedIn("carol");
    service.database().execute("DELETE FROM sessions WHERE user_id = 'carol'");
    assertRefused(carol.get(PRIVATE), "Invalid session token");
    ApiClient dave = service.signedIn("dave");
    service.database().execute("DELETE FROM users WHERE id = 'dave'");
    assertRefused(dave.get(PRIVATE), "Invalid session token");
  }

  private ApiClient bearer(String token) {
    return nobody.with("Authorization", "Bearer " + token);
  }

  private static void assertRefused(ApiAnswer answer, String detail) {
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.body())
        .startsWith("{\"detail\":\"%s\",\"code\":\"UNAUTHORIZED\",".formatted(detail));
  }
}
