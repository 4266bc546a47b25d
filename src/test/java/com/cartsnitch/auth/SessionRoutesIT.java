package com.cartsnitch.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.ApiClient;
import com.cartsnitch.testing.ApiService;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class SessionRoutesIT {
  private static final String GET = "/auth/get-session";

  private final ApiService service = ApiService.start(AuthSecrets.SETTINGS);
  private final ApiClient nobody = service.anonymous();

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void aSessionIsShownWithItsUser() {
    WebUser ann = WebUser.signedUp(service, "ann");
    ApiAnswer answer = ann.get(GET);
    assertThat(answer.body(200))
        .matches(
            "\\{\"session\":\\{\"expiresAt\":\"[^\"]*Z\",\"token\":\"%s\",\"createdAt\":\"[^\"]*Z\","
                    .formatted(ann.token())
                + "\"updatedAt\":\"[^\"]*Z\",\"ipAddress\":\"127.0.0.1\",\"userAgent\":\"[^\"]*\","
                + "\"userId\":\"([A-Za-z0-9]{32})\",\"id\":\"[A-Za-z0-9]{32}\"},"
                + "\"user\":\\{\"name\":\"ann\",\"email\":\"ann@example.com\",.*\"id\":\"\\1\"}}");
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    ApiClient bearer = nobody.with("Authorization", "Bearer " + ann.token());
    assertThat(bearer.get(GET).body(200)).isEqualTo(answer.body());
  }

  @Test
  void withoutASessionThereIsNull() {
    ApiAnswer answer = nobody.get(GET);
    assertThat(answer.body(200)).isEqualTo("null");
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  void anUnknownOrExpiredSessionIsForgotten() {
    WebUser bob = WebUser.signedUp(service, "bob");
    age(bob, "8 days");
    ApiAnswer answer = bob.get(GET);
    assertThat(answer.body(200)).isEqualTo("null");
    assertThat(answer.headers().allValues("Set-Cookie")).hasSize(3);
    assertThat(service.database().rows("SELECT id FROM sessions WHERE token = ?", bob.token()))
        .isEmpty();
    WebUser carol = WebUser.signedUp(service, "carol");
    service.database().execute("DELETE FROM sessions WHERE token = ?", carol.token());
    assertThat(carol.get(GET).headers().allValues("Set-Cookie")).hasSize(3);
  }

  @Test
  void aSessionThatIsUsedIsExtendedAfterADay() {
    WebUser dave = WebUser.signedUp(service, "dave");
    age(dave, "23 hours");
    assertThat(dave.get(GET).headers().allValues("Set-Cookie")).isEmpty();
    assertThat(daysLeft(dave)).isEqualTo("6");
    age(dave, "2 hours");
    ApiAnswer answer = dave.get(GET);
    assertThat(answer.header("Set-Cookie"))
        .startsWith("better-auth.session_token=" + dave.token())
        .contains("; Max-Age=604800;");
    assertThat(daysLeft(dave)).isEqualTo("7");
    assertThat(
            service
                .database()
                .rows(
                    """
                    SELECT to_char(expires_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
                    FROM sessions WHERE token = ?
                    """,
                    dave.token()))
        .containsExactly(answer.value("expiresAt"));
  }

  @Test
  void aSessionThatIsToBeForgottenIsNotExtended() {
    WebUser eve = WebUser.signedUp(service, "eve");
    eve.post(
            "/auth/sign-in/email",
            "{\"email\":\"eve@example.com\",\"password\":\"%s\",\"rememberMe\":false}"
                .formatted(WebUser.PASSWORD))
        .body(200);
    assertThat(eve.get(GET).headers().allValues("Set-Cookie")).isEmpty();
    assertThat(daysLeft(eve)).isEqualTo("1");
    // what the browser can't have from us doesn't count
    eve.put("better-auth.dont_remember", "true.forged");
    assertThat(eve.get(GET).headers().allValues("Set-Cookie")).hasSize(1);
  }

  @Test
  void sessionsAreListedAndEndedByTheirUserAlone() {
    WebUser first = WebUser.signedUp(service, "frank");
    WebUser second = WebUser.signedIn(service, "frank");
    WebUser third = WebUser.signedIn(service, "frank");
    WebUser stranger = WebUser.signedUp(service, "grace");
    assertThat(first.get("/auth/list-sessions").values("token"))
        .containsExactly(first.token(), second.token(), third.token());

    revoke(stranger, second.token());
    assertThat(second.isIn()).isTrue();
    revoke(first, second.token());
    assertThat(second.isIn()).isFalse();
    assertThat(third.isIn()).isTrue();
    revoke(first, "unknown");
    revoke(first, "");

    assertThat(first.post("/auth/revoke-other-sessions", "{}").body(200))
        .isEqualTo("{\"status\":true}");
    assertThat(third.isIn()).isFalse();
    assertThat(first.isIn()).isTrue();

    WebUser fourth = WebUser.signedIn(service, "frank");
    assertThat(first.post("/auth/revoke-sessions", "").body(200)).isEqualTo("{\"status\":true}");
    assertThat(List.of(first.isIn(), fourth.isIn())).containsOnly(false);
    assertThat(stranger.isIn()).isTrue();
  }

  @Test
  void expiredSessionsAreNotListed() {
    WebUser heidi = WebUser.signedUp(service, "heidi");
    WebUser late = WebUser.signedIn(service, "heidi");
    age(late, "8 days");
    assertThat(heidi.get("/auth/list-sessions").values("token")).containsExactly(heidi.token());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/auth/revoke-session",
        "/auth/revoke-other-sessions",
        "/auth/revoke-sessions",
        "/auth/change-password",
        "/auth/update-user"
      })
  void withoutASessionNothingIsDone(String path) {
    String body =
        """
        {"token":"x","newPassword":"12345678","currentPassword":"12345678","name":"x"}\
        """;
    assertUnauthorized(nobody.post(path, body));
    assertUnauthorized(nobody.with("Authorization", "Bearer a.b.c").post(path, body));
  }

  @Test
  void withoutASessionNothingIsListed() {
    assertUnauthorized(nobody.get("/auth/list-sessions"));
  }

  @Test
  void theSchemaComesBeforeTheSession() {
    assertThat(nobody.post("/auth/revoke-session", "{}").body(400))
        .contains("\"message\":\"[body.token] is required\"");
  }

  private static void assertUnauthorized(ApiAnswer answer) {
    assertThat(answer.body(401))
        .startsWith("{\"message\":\"Unauthorized\",\"detail\":\"Unauthorized\"")
        .contains("\"code\":\"UNAUTHORIZED\"");
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
  }

  private static void revoke(WebUser user, String token) {
    ApiAnswer answer = user.post("/auth/revoke-session", "{\"token\":\"%s\"}".formatted(token));
    assertThat(answer.body(200)).isEqualTo("{\"status\":true}");
  }

  private void age(WebUser user, String by) {
    service
        .database()
        .execute(
            "UPDATE sessions SET expires_at = expires_at - CAST(? AS interval) WHERE token = ?",
            by,
            user.token());
  }

  private String daysLeft(WebUser user) {
    return service
        .database()
        .rows(
            """
            SELECT round(extract(epoch FROM expires_at - now()) / 86400) FROM sessions
            WHERE token = ?
            """,
            user.token())
        .getFirst();
  }
}
