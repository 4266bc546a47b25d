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

/** Whoever is in somebody's session changes the address; the owner takes it back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class EmailChangeIT {
  private static final String ME = "/auth/me";
  private static final String UNDO = "/auth/undo-email-change?token=";
  private static final String VERIFY = "/auth/verify-email?token=";
  private static final String STOLEN = "stolen horse";

  private final MailServer mail = new MailServer();
  private final ApiService service = ApiService.start(AuthSecrets.with(mail));

  @AfterAll
  void stop() {
    service.close();
    mail.close();
  }

  @Test
  void theOldAddressIsToldAndTheNewOneAsked() throws InterruptedException {
    WebUser ann = verified("ann");
    move(ann, "anna");
    assertThat(mail.linkTo("ann@example.com", 2)).startsWith(UNDO);
    assertThat(mail.textsTo("ann@example.com").getLast())
        .startsWith("Hello ann,")
        .doesNotContain("anna@");
    String link = mail.linkTo("anna@example.com", 1);
    assertThat(link).startsWith(VERIFY);
    assertThat(mail.textsTo("anna@example.com").getLast()).startsWith("Hello,");
    assertThat(ann.get(link).status()).isEqualTo(302);
    assertThat(ann.get("/auth/get-session").value("emailVerified")).isEqualTo("true");
  }

  @Test
  void openingTheLinkChangesNothingAndItsButtonAll() throws InterruptedException {
    WebUser bob = verified("bob");
    Tokens tokens = Tokens.login(service, "bob", WebUser.PASSWORD);
    move(bob, "thief");
    post("/auth/request-password-reset", "{\"email\":\"thief@example.com\"}").body(200);
    String reset = resetToken("thief", 2);
    String link = mail.linkTo("bob@example.com", 2);
    for (int i = 0; i < 3; i++) {
      assertThat(nobody().get(link).body(200)).contains("<form method=\"post\"", "bob@example.com");
    }
    assertThat(bob.get(ME).value("email")).isEqualTo("thief@example.com");
    assertThat(bob.isIn()).isTrue();

    assertThat(press(link).status()).isEqualTo(200);
    assertThat(user("bob@example.com")).containsExactly("t");
    assertThat(user("thief@example.com")).isEmpty();
    assertThat(bob.isIn()).isFalse();
    assertThat(tokens.open().status()).isEqualTo(401);
    assertThat(tokens.refresh().status()).isEqualTo(401);
    assertThat(choose(reset, STOLEN).status()).isEqualTo(400);
    assertThat(choose(resetToken("bob", 3), "battery staple").status()).isEqualTo(200);
    assertThat(WebUser.of(service).signIn("bob", "battery staple").status()).isEqualTo(200);
    assertThat(press(link).body(400)).contains("does not work");
    assertThat(nobody().get(link).status()).isEqualTo(400);
  }

  @Test
  void thePasswordStaysUnlessItWasChosenSince() throws InterruptedException {
    WebUser carol = verified("carol");
    move(carol, "carola");
    press(mail.linkTo("carol@example.com", 2)).body(200);
    carol.signIn("carol", WebUser.PASSWORD).body(200);
    move(carol, "carola");
    post("/auth/request-password-reset", "{\"email\":\"carola@example.com\"}").body(200);
    choose(resetToken("carola", 3), STOLEN).body(200);
    press(mail.linkTo("carol@example.com", 4)).body(200);
    for (String password : List.of(STOLEN, WebUser.PASSWORD)) {
      assertThat(WebUser.of(service).signIn("carol", password).status()).isEqualTo(401);
    }
    choose(resetToken("carol", 5), "battery staple").body(200);
    assertThat(WebUser.of(service).signIn("carol", "battery staple").status()).isEqualTo(200);
  }

  @Test
  void anUndoneChangeTakesTheLaterOnesAlongAndLeavesTheEarlierOnes() throws InterruptedException {
    WebUser dave = verified("dave");
    move(dave, "dave2");
    move(dave, "dave3");
    String later = mail.linkTo("dave2@example.com", 2);
    String first = mail.linkTo("dave@example.com", 2);
    press(later).body(200);
    assertThat(user("dave2@example.com")).containsExactly("f");
    dave.signIn("dave2", WebUser.PASSWORD).body(200);
    move(dave, "dave4");
    String last = mail.linkTo("dave2@example.com", 4);
    press(first).body(200);
    assertThat(user("dave@example.com")).containsExactly("t");
    assertThat(press(last).status()).isEqualTo(400);
    assertThat(user("dave@example.com")).containsExactly("t");
  }

  @Test
  void nobodyElseGetsTheAddressWhileTheLinkIsGood() throws InterruptedException {
    WebUser eve = verified("eve");
    WebUser mallory = verified("mallory");
    move(eve, "eva");
    assertThat(WebUser.of(service).signUp("EVE").status()).isEqualTo(422);
    assertThat(
            post(
                    "/auth/register",
                    "{\"email\":\"Eve@example.com\",\"password\":\"correct"
                        + " horse\",\"display_name\":\"E\"}")
                .status())
        .isEqualTo(409);
    assertThat(patch(mallory, "eve").body(409)).contains("Email already in use");
    // her own way back needs no link
    move(eve, "eve");
    move(eve, "eva");
    service.database().execute("UPDATE email_changes SET expires_at = now()");
    assertThat(press(mail.linkTo("eve@example.com", 4)).status()).isEqualTo(400);
    assertThat(patch(mallory, "eve").status()).isEqualTo(200);
  }

  /** Whoever passes through the addresses of others keeps none from them. */
  @Test
  void onlyWhatWasHersIsKeptForHer() {
    WebUser fay = verified("fay");
    move(fay, "gina");
    move(fay, "hanna");
    move(fay, "fay2");
    WebUser.of(service).signUp("gina").body(200);
    WebUser.of(service).signUp("hanna").body(200);
    assertThat(WebUser.of(service).signUp("fay").status()).isEqualTo(422);
  }

  @Test
  void anAddressThatAnotherHasAllTheSameIsNotTakenFromHim() throws InterruptedException {
    WebUser ida = verified("ida");
    move(ida, "ida2");
    String link = mail.linkTo("ida@example.com", 2);
    service.database().execute("INSERT INTO users (id, email) VALUES ('other', 'Ida@example.com')");
    assertThat(press(link).body(409)).contains("Another account");
    assertThat(ida.isIn()).isTrue();
    assertThat(user("ida2@example.com")).containsExactly("f");
    service.database().execute("DELETE FROM users WHERE id = 'other'");
    assertThat(press(link).status()).isEqualTo(200);
  }

  @Test
  void aLinkWorksOnceHoweverManyPressTheButton() throws Exception {
    WebUser joe = verified("joe");
    move(joe, "joel");
    String link = mail.linkTo("joe@example.com", 2);
    List<Future<ApiAnswer>> answers = new ArrayList<>();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 4; i++) {
        answers.add(clients.submit(() -> press(link)));
      }
    }
    List<Integer> statuses = new ArrayList<>();
    for (Future<ApiAnswer> answer : answers) {
      statuses.add(answer.get().status());
    }
    assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 400);
    mail.linkTo("joe@example.com", 3);
    WebUser.signedUp(service, "after-joe");
    mail.linkTo("after-joe@example.com", 1);
    assertThat(mail.textsTo("joe@example.com")).hasSize(3);
  }

  @Test
  void aLinkEndsAfterADayAndOthersNeverWork() throws InterruptedException {
    WebUser kay = verified("kay");
    String id = kay.get(ME).value("id");
    move(kay, "kate");
    assertThat(
            service
                .database()
                .rows(
                    """
                    SELECT expires_at - created_at = interval '24 hours', length(token_hash)
                    FROM email_changes WHERE user_id = ?
                    """,
                    id))
        .containsExactly("t 32");
    String link = mail.linkTo("kay@example.com", 2);
    service.database().execute("UPDATE email_changes SET expires_at = now() WHERE user_id = ?", id);
    assertThat(press(link).status()).isEqualTo(400);
    for (String bad : List.of("/auth/undo-email-change", UNDO, UNDO + "x", link + "x")) {
      assertThat(nobody().get(bad).status()).as(bad).isEqualTo(400);
      assertThat(press(bad).status()).as(bad).isEqualTo(400);
    }
    assertThat(nobody().get(UNDO + "%00").status()).isEqualTo(422);
    assertThat(kay.get(ME).value("email")).isEqualTo("kate@example.com");
  }

  @Test
  void theSameAddressIsNoChange() throws InterruptedException {
    WebUser lea = verified("lea");
    assertThat(lea.withCookies().patch(ME, "{\"email\":\"LEA@example.com\"}").status())
        .isEqualTo(200);
    assertThat(lea.withCookies().patch(ME, "{\"display_name\":\"Lea\"}").status()).isEqualTo(200);
    WebUser.signedUp(service, "after-lea");
    mail.linkTo("after-lea@example.com", 1);
    assertThat(mail.textsTo("lea@example.com")).hasSize(1);
    assertThat(user("lea@example.com")).containsExactly("t");
  }

  @Test
  void whoIsDeletedIsTold() throws InterruptedException {
    WebUser max = verified("max");
    assertThat(max.withCookies().delete(ME).status()).isEqualTo(204);
    WebUser.signedUp(service, "after-max");
    mail.linkTo("after-max@example.com", 1);
    assertThat(mail.textsTo("max@example.com").getLast())
        .contains("Hello max,", "was deleted")
        .doesNotContain("http");
    WebUser nina = WebUser.signedUp(service, "nina");
    assertThat(nina.withCookies().delete(ME).status()).isEqualTo(204);
    WebUser.signedUp(service, "after-nina");
    mail.linkTo("after-nina@example.com", 1);
    assertThat(mail.textsTo("nina@example.com").getLast()).startsWith("Hello,\r\n");
  }

  /** A user whose address is his, which one letter has asked. */
  private WebUser verified(String name) {
    WebUser user = WebUser.signedUp(service, name);
    service
        .database()
        .execute("UPDATE users SET email_verified = true WHERE email = ?", name + "@example.com");
    return user;
  }

  private static void move(WebUser user, String name) {
    assertThat(patch(user, name).status()).isEqualTo(200);
  }

  private static ApiAnswer patch(WebUser user, String name) {
    return user.withCookies().patch(ME, "{\"email\":\"%s@example.com\"}".formatted(name));
  }

  private ApiClient nobody() {
    return service.anonymous();
  }

  private ApiAnswer post(String path, String json) {
    return nobody().post(path, json);
  }

  /** As the page's button does. */
  private ApiAnswer press(String link) {
    int query = link.indexOf('?');
    return nobody()
        .with("Content-Type", "application/x-www-form-urlencoded")
        .with("Origin", WebUser.ORIGIN)
        .post("/auth/undo-email-change", query < 0 ? "" : link.substring(query + 1));
  }

  private String resetToken(String name, int letters) throws InterruptedException {
    return mail.linkTo(name + "@example.com", letters)
        .replaceFirst(".*/reset-password/([^?]*).*", "$1");
  }

  private ApiAnswer choose(String token, String password) {
    return post(
        "/auth/reset-password",
        "{\"token\":\"%s\",\"newPassword\":\"%s\"}".formatted(token, password));
  }

  /** Whether the address of a user is verified; nothing where nobody has it. */
  private List<String> user(String email) {
    return service.database().rows("SELECT email_verified FROM users WHERE email = ?", email);
  }
}
