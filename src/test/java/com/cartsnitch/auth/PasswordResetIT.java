package com.cartsnitch.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.ApiClient;
import com.cartsnitch.testing.ApiService;
import com.cartsnitch.testing.MailServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class PasswordResetIT {
  private static final String REQUEST = "/auth/request-password-reset";
  private static final String RESET = "/auth/reset-password";
  private static final String NEW = "battery staple";

  private final MailServer mail = new MailServer();
  private final ApiService service = ApiService.start(AuthSecrets.with(mail));
  private final ApiClient nobody = service.anonymous();

  @AfterAll
  void stop() {
    service.close();
    mail.close();
  }

  @Test
  void aLinkLeadsToANewPasswordAndEndsAllSignIns() throws InterruptedException {
    WebUser ann = WebUser.signedUp(service, "ann");
    Tokens tokens = Tokens.login(service, "ann", WebUser.PASSWORD);
    String token = token("ann", 2);
    assertThat(
            service
                .database()
                .rows(
                    """
                    SELECT v.value = u.id, v.expires_at - v.created_at = interval '1 hour'
                    FROM verifications v, users u
                    WHERE v.identifier = ? AND u.email = 'ann@example.com'
                    """,
                    "reset-password:" + token))
        .containsExactly("t t");
    assertThat(reset(token, NEW).body(200)).isEqualTo("{\"status\":true}");
    assertThat(ann.isIn()).isFalse();
    assertThat(tokens.open().status()).isEqualTo(401);
    assertThat(tokens.refresh().status()).isEqualTo(401);
    assertThat(WebUser.of(service).signIn("ann", WebUser.PASSWORD).status()).isEqualTo(401);
    assertThat(WebUser.of(service).signIn("ann", NEW).status()).isEqualTo(200);
    assertInvalid(reset(token, "another one"));
  }

  @Test
  void theLinkLeadsToThePageThatWasAskedFor() throws InterruptedException {
    WebUser.signedUp(service, "bob");
    nobody.post(REQUEST, "{\"email\":\"bob@example.com\",\"redirectTo\":\"/reset?x=1\"}").body(200);
    String link = mail.linkTo("bob@example.com", 2);
    ApiAnswer answer = nobody.get(link);
    assertThat(answer.status()).isEqualTo(302);
    String token = link.replaceFirst(".*/reset-password/([^?]*)[?].*", "$1");
    assertThat(answer.header("Location")).isEqualTo(location("/reset?x=1&token=" + token));
    assertThat(nobody.get(link.replace(token, "unknown")).header("Location"))
        .isEqualTo(location("/reset?x=1&error=INVALID_TOKEN"));
    assertThat(nobody.get(RESET + "/" + token).body(200)).contains("<form", token);
    assertThat(nobody.get(RESET + "/unknown").body(400)).doesNotContain("<form", "unknown");
  }

  private static String location(String path) {
    return WebUser.ORIGIN + path;
  }

  @Test
  void aTokenEndsAfterAnHourAndWithANewAddressOrAnotherReset() throws InterruptedException {
    WebUser carol = WebUser.signedUp(service, "carol");
    String late = token("carol", 2);
    service
        .database()
        .execute(
            "UPDATE verifications SET expires_at = now() WHERE identifier = ?",
            "reset-password:" + late);
    assertInvalid(reset(late, NEW));
    String first = token("carol", 3);
    String second = token("carol", 4);
    assertThat(reset(second, NEW).status()).isEqualTo(200);
    assertInvalid(reset(first, NEW));
    String old = token("carol", 5);
    carol.signIn("carol", NEW).body(200);
    carol.withCookies().patch("/auth/me", "{\"email\":\"caroline@example.com\"}").body(200);
    assertInvalid(reset(old, NEW));
  }

  @Test
  void aTokenEndsWithAChangedPassword() throws InterruptedException {
    WebUser fay = WebUser.signedUp(service, "fay");
    String kept = token("fay", 2);
    change(fay, WebUser.PASSWORD, NEW, false).body(200);
    assertInvalid(reset(kept, "another one"));
    String revoked = token("fay", 3);
    change(fay, NEW, "another one", true).body(200);
    assertInvalid(reset(revoked, NEW));
    String wrong = token("fay", 4);
    assertThat(change(fay, "wrong one", NEW, true).status()).isEqualTo(400);
    assertThat(reset(wrong, NEW).status()).isEqualTo(200);
  }

  private static ApiAnswer change(WebUser user, String current, String chosen, boolean revoke) {
    return user.post(
        "/auth/change-password",
        "{\"currentPassword\":\"%s\",\"newPassword\":\"%s\",\"revokeOtherSessions\":%s}"
            .formatted(current, chosen, revoke));
  }

  @Test
  void aTokenWorksOnceHoweverManyUseIt() throws Exception {
    WebUser.signedUp(service, "dave");
    String token = token("dave", 2);
    List<Future<ApiAnswer>> answers = new ArrayList<>();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 4; i++) {
        answers.add(clients.submit(() -> reset(token, NEW)));
      }
    }
    List<Integer> statuses = new ArrayList<>();
    for (Future<ApiAnswer> answer : answers) {
      statuses.add(answer.get().status());
    }
    assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 400);
  }

  @Test
  void aBadPasswordDoesNotUseTheTokenUp() throws InterruptedException {
    WebUser.signedUp(service, "eve");
    String token = token("eve", 2);
    assertThat(reset(token, "short").body(400)).contains("\"code\":\"PASSWORD_TOO_SHORT\"");
    assertThat(reset(token, "é".repeat(37)).body(400)).contains("\"code\":\"PASSWORD_TOO_LONG\"");
    assertThat(nobody.post(RESET, "{\"token\":\"x\"}").body(400))
        .contains("[body.newPassword] is required");
    assertInvalid(nobody.post(RESET, "{\"newPassword\":\"12345678\"}"));
    assertThat(
            nobody
                .post(RESET + "?token=" + token, "{\"newPassword\":\"%s\"}".formatted(NEW))
                .status())
        .isEqualTo(200);
  }

  private String token(String name, int letters) throws InterruptedException {
    nobody.post(REQUEST, "{\"email\":\"%s@example.com\"}".formatted(name)).body(200);
    return mail.linkTo(name + "@example.com", letters)
        .replaceFirst(".*/reset-password/([^?]*).*", "$1");
  }

  private ApiAnswer reset(String token, String password) {
    return nobody.post(
        RESET, "{\"token\":\"%s\",\"newPassword\":\"%s\"}".formatted(token, password));
  }

  private static void assertInvalid(ApiAnswer answer) {
    assertThat(answer.body(400))
        .startsWith("{\"message\":\"Invalid token\"")
        .contains("\"code\":\"INVALID_TOKEN\"");
  }
}
