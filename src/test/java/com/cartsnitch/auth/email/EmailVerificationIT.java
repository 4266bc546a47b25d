package com.cartsnitch.auth.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.auth.AuthSecrets;
import com.cartsnitch.auth.Tokens;
import com.cartsnitch.auth.WebUser;
import com.cartsnitch.platform.logging.AuditLog;
import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.ApiService;
import com.cartsnitch.testing.CapturedLog;
import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.MailServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class EmailVerificationIT {
  private static final String SEND = "/auth/send-verification-email";
  private static final String VERIFY = "/auth/verify-email?token=";
  private static final String DONE = "{\"status\":true}";

  private final MailServer mail = new MailServer();
  private final ApiService service = ApiService.start(AuthSecrets.with(mail));

  @AfterAll
  void stop() {
    service.close();
    mail.close();
  }

  @Test
  void aLinkVerifiesTheAddressAndSignsIn() throws InterruptedException {
    WebUser ann = WebUser.signedUp(service, "ann");
    assertThat(ann.post(SEND, email("ann")).body(200)).isEqualTo(DONE);
    String link = mail.linkTo("ann@example.com", 2);
    assertThat(link).startsWith(VERIFY).endsWith("&callbackURL=%2F");
    WebUser phone = WebUser.of(service);
    ApiAnswer answer;
    try (CapturedLog audit = CapturedLog.of(AuditLog.LOGGER)) {
      answer = phone.get(link);
      String line = "\"path\":\"/auth/verify-email\"";
      String user = "\"user_id\":\"" + ann.get("/auth/me").value("id") + "\"";
      Eventually.waitFor(
          "a line of audit that names the user",
          Duration.ofSeconds(10),
          () ->
              audit.lines().stream().anyMatch(text -> text.contains(line) && text.contains(user)));
    }
    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Location")).isEqualTo("/");
    assertThat(phone.isIn()).isTrue();
    assertThat(phone.get("/auth/get-session").value("emailVerified")).isEqualTo("true");
    // once more it does no harm, and no good
    WebUser thief = WebUser.of(service);
    assertThat(thief.get(link).header("Location")).isEqualTo("/");
    assertThat(thief.token()).isEmpty();
  }

  @Test
  void withoutACallbackTheAnswerIsJson() throws InterruptedException {
    WebUser bob = WebUser.signedUp(service, "bob");
    service.anonymous().post(SEND, email("BOB")).body(200);
    String link = mail.linkTo("bob@example.com", 2).replaceFirst("&callbackURL=.*", "");
    assertThat(bob.get(link).body(200)).isEqualTo("{\"status\":true,\"user\":null}");
    assertThat(bob.get(link).body(200)).isEqualTo("{\"status\":true,\"user\":null}");
    ApiAnswer again = bob.post(SEND, email("bob"));
    assertThat(again.body(400)).contains("\"code\":\"EMAIL_ALREADY_VERIFIED\"");
    assertThat(service.anonymous().post(SEND, email("bob")).body(200)).isEqualTo(DONE);
    assertThat(mail.textsTo("bob@example.com")).hasSize(2);
  }

  @Test
  void theCallbackComesAlongAndIsToldOfErrors() throws InterruptedException {
    WebUser carol = WebUser.signedUp(service, "carol");
    carol
        .post(SEND, "{\"email\":\"carol@example.com\",\"callbackURL\":\"/welcome?x=1\"}")
        .body(200);
    String link = mail.linkTo("carol@example.com", 2);
    assertThat(carol.get(link).header("Location")).isEqualTo("/welcome?x=1");
    String broken = link.replaceFirst("\\.[^.]*&", ".AAAA&");
    assertThat(carol.get(broken).header("Location")).isEqualTo("/welcome?x=1&error=INVALID_TOKEN");
    assertThat(carol.get(broken).status()).isEqualTo(302);
  }

  @Test
  void aLinkToSomebodyElsesAccountDoesNotChangeWhoIsSignedIn() throws InterruptedException {
    WebUser attacker = WebUser.signedUp(service, "mallory");
    attacker.post(SEND, email("mallory")).body(200);
    String link = mail.linkTo("mallory@example.com", 2);
    WebUser victim = WebUser.signedUp(service, "victim");
    assertThat(victim.get(link).status()).isEqualTo(302);
    assertThat(victim.get("/auth/get-session").value("email")).isEqualTo("victim@example.com");
  }

  @Test
  void anAddressOfSomebodyElseIsNotMailed() {
    WebUser dave = WebUser.signedUp(service, "dave");
    assertThat(dave.post(SEND, email("ann")).body(400)).contains("\"code\":\"EMAIL_MISMATCH\"");
    assertThat(service.anonymous().post(SEND, email("nobody")).body(200)).isEqualTo(DONE);
    assertThat(mail.textsTo("nobody@example.com")).isEmpty();
    assertThat(service.anonymous().post(SEND, "{\"email\":\"x\"}").body(400))
        .contains("[body.email] must be an e-mail address");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "a.b.c",
        // {"alg":"none"}.{"email":"ann@example.com","exp":99999999999}.
        "eyJhbGciOiJub25lIn0.eyJlbWFpbCI6ImFubkBleGFtcGxlLmNvbSIsImV4cCI6OTk5OTk5OTk5OTl9.",
      })
  void whatWeDidNotSignIsInvalid(String token) {
    ApiAnswer answer = service.anonymous().get(VERIFY + token);
    assertThat(answer.body(401))
        .startsWith("{\"message\":\"Invalid token\"")
        .contains("\"code\":\"INVALID_TOKEN\"");
  }

  @Test
  void anAccessTokenIsNoEmailToken() {
    WebUser.signedUp(service, "eve");
    String access = Tokens.login(service, "eve", WebUser.PASSWORD).access();
    assertThat(service.anonymous().get(VERIFY + access).status()).isEqualTo(401);
    assertThat(service.anonymous().get("/auth/verify-email").body(400))
        .contains("[query.token] is required");
  }

  @Test
  void anAddressThatNobodyHasAnyMoreIsSaid() throws InterruptedException {
    WebUser fay = WebUser.signedUp(service, "fay");
    fay.post(SEND, email("fay")).body(200);
    String link = mail.linkTo("fay@example.com", 2).replaceFirst("&callbackURL=.*", "");
    fay.withCookies().delete("/auth/me");
    assertThat(service.anonymous().get(link).body(401)).contains("\"code\":\"USER_NOT_FOUND\"");
  }

  @Test
  void whoSignsUpIsAskedAtOnceWhetherTheAddressIsHis() throws InterruptedException {
    WebUser hal = WebUser.of(service);
    hal.post(
            "/auth/sign-up/email",
            """
            {"name":"Hal","email":"Hal@example.com","password":"correct horse",
             "callbackURL":"/welcome?x=1"}\
            """)
        .body(200);
    String link = mail.linkTo("hal@example.com", 1);
    assertThat(link).startsWith(VERIFY);
    assertThat(hal.get(link).header("Location")).isEqualTo("/welcome?x=1");
    assertThat(hal.get("/auth/get-session").value("emailVerified")).isEqualTo("true");
    service
        .anonymous()
        .post(
            "/auth/register",
            "{\"email\":\"ida@example.com\",\"password\":\"correct"
                + " horse\",\"display_name\":\"Ida\"}")
        .body(201);
    assertThat(mail.linkTo("ida@example.com", 1)).startsWith(VERIFY).endsWith("&callbackURL=%2F");
  }

  @Test
  void aSignUpThatIsRefusedMailsNothing() throws InterruptedException {
    WebUser.signedUp(service, "joe");
    assertThat(WebUser.of(service).signUp("JOE").status()).isEqualTo(422);
    assertThat(WebUser.of(service).signUp("joe").status()).isEqualTo(422);
    WebUser.signedUp(service, "kay");
    mail.linkTo("kay@example.com", 1);
    assertThat(mail.textsTo("joe@example.com")).hasSize(1);
  }

  /** Whoever signs up with a stranger's address writes the stranger nothing of his own. */
  @Test
  void aNameIsLeftOutUntilTheAddressIsVerified() throws InterruptedException {
    signUp("gus", "<a href='http://evil.example'>Click</a>\\r\\nWin!\u202e");
    String link = mail.linkTo("gus@example.com", 1);
    assertThat(mail.textsTo("gus@example.com").getFirst())
        .startsWith("Hello,\r\n")
        .doesNotContain("Click", "evil", "Win");
    assertThat(mail.pagesTo("gus@example.com").getFirst()).doesNotContain("Click", "evil", "Win");
    assertThat(service.anonymous().get(link).status()).isEqualTo(302);
    service.anonymous().post("/auth/request-password-reset", email("gus")).body(200);
    mail.linkTo("gus@example.com", 2);
    assertThat(mail.textsTo("gus@example.com").getLast())
        .startsWith("Hello <a href='http://evil.example'>Click</a> Win!,\r\n");
    assertThat(mail.pagesTo("gus@example.com").getLast())
        .contains("&lt;a href=&#39;http://evil.example&#39;&gt;Click")
        .doesNotContain("<a href='http://evil");
  }

  private void signUp(String user, String name) {
    service
        .anonymous()
        .post(
            "/auth/sign-up/email",
            "{\"name\":\"%s\",\"email\":\"%s@example.com\",\"password\":\"correct horse\"}"
                .formatted(name, user))
        .body(200);
  }

  private static String email(String name) {
    return "{\"email\":\"%s@example.com\"}".formatted(name);
  }
}
