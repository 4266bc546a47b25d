package com.cartsnitch.auth.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.auth.AuthSecrets;
import com.cartsnitch.auth.Tokens;
import com.cartsnitch.auth.WebUser;
import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.ApiClient;
import com.cartsnitch.testing.ApiService;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class SignInIT {
  private static final String SIGN_UP = "/auth/sign-up/email";
  private static final String SIGN_IN = "/auth/sign-in/email";
  private static final String COOKIE =
      "better-auth\\.session_token=[A-Za-z0-9]{32}\\.[A-Za-z0-9%]+%3D";
  private static final String REST = "; Path=/; HttpOnly; SameSite=Lax";

  private final ApiService service = ApiService.start(AuthSecrets.SETTINGS);
  private final ApiClient nobody = service.anonymous();

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void signingUpMakesAUserAnAccountAndASession() {
    ApiAnswer answer =
        nobody
            .with("User-Agent", "tests")
            .post(
                SIGN_UP,
                """
                {"name":"Ann","email":"Ann.B@Example.com","password":"correct horse",
                 "image":"https://example.com/a.png","role":"admin"}\
                """);
    assertThat(answer.body(200))
        .matches(
            "\\{\"token\":\"[A-Za-z0-9]{32}\",\"user\":\\{\"name\":\"Ann\","
                + "\"email\":\"ann.b@example.com\",\"emailVerified\":false,"
                + "\"image\":\"https://example.com/a.png\",\"createdAt\":\"[0-9T:.-]{23}Z\","
                + "\"updatedAt\":\"[0-9T:.-]{23}Z\",\"id\":\"[A-Za-z0-9]{32}\"}}");
    assertThat(answer.headers().allValues("Set-Cookie"))
        .singleElement()
        .asString()
        .matches(COOKIE + "; Max-Age=604800" + REST);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(
            service
                .database()
                .rows(
                    """
                    SELECT a.provider_id, a.account_id = u.id, a.password LIKE '$2b$12$%',
                           s.token, s.user_agent, s.ip_address,
                           s.expires_at - s.created_at = interval '7 days'
                    FROM users u
                    JOIN accounts a ON a.user_id = u.id
                    JOIN sessions s ON s.user_id = u.id
                    WHERE u.email = 'ann.b@example.com'
                    """))
        .containsExactly("credential t t " + answer.value("token") + " tests 127.0.0.1 t");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400|VALIDATION_ERROR|[body.name] is required; [body.email] is required; [body.password] is"
            + " required|{}",
        "400|VALIDATION_ERROR|[body.email] must be an e-mail"
            + " address|{'name':'x','email':'x@y','password':'12345678'}",
        "400|VALIDATION_ERROR|[body.name] must be a"
            + " text|{'name':7,'email':'x@y.zz','password':'12345678'}",
        "400|VALIDATION_ERROR|[body.image] must be a"
            + " text|{'name':'x','email':'x@y.zz','password':'12345678','image':1}",
        "400|VALIDATION_ERROR|[body.image] must be a URL of http or"
            + " https|{'name':'x','email':'x@y.zz','password':'12345678','image':'javascript:a'}",
        "400|VALIDATION_ERROR|[body.image] must be a URL of http or"
            + " https|{'name':'x','email':'x@y.zz','password':'12345678','image':'data:image/png,'}",
        "400|VALIDATION_ERROR|[body.rememberMe] must be true or"
            + " false|{'name':'x','email':'x@y.zz','password':'12345678','rememberMe':'no'}",
        "400|PASSWORD_TOO_SHORT|Password too"
            + " short|{'name':'x','email':'x@y.zz','password':'1234567'}",
        "400|BAD_REQUEST|The body is not valid JSON|{'name'",
        "403|INVALID_CALLBACK_URL|Invalid callbackURL|{'callbackURL':'//evil.example'}",
      })
  void whatIsWrongIsSaid(int status, String code, String message, String body) {
    ApiAnswer answer = nobody.post(SIGN_UP, body.replace('\'', '"'));
    assertThat(answer.body(status))
        .startsWith(
            "{\"message\":\"%s\",\"detail\":\"%s\",\"code\":\"%s\",\"request_id\":\""
                .formatted(message, message, code));
  }

  @Test
  void passwordsHaveBounds() {
    String body = "{\"name\":\"x\",\"email\":\"%s@y.zz\",\"password\":\"%s\"}";
    assertThat(nobody.post(SIGN_UP, body.formatted("long", "x".repeat(129))).value("code"))
        .isEqualTo("PASSWORD_TOO_LONG");
    ApiAnswer bytes = nobody.post(SIGN_UP, body.formatted("bytes", "é".repeat(37)));
    assertThat(bytes.value("code")).isEqualTo("PASSWORD_TOO_LONG");
    assertThat(bytes.value("message")).contains("72 bytes");
    nobody.post(SIGN_UP, body.formatted("most", "é".repeat(36))).body(200);
    nobody.post(SIGN_UP, body.formatted("least", "12345678")).body(200);
    ApiAnswer name =
        nobody.post(
            SIGN_UP,
            "{\"name\":\"%s\",\"email\":\"n@y.zz\",\"password\":\"12345678\"}"
                .formatted("x".repeat(101)));
    assertThat(name.body(422)).contains("\"code\":\"FAILED_TO_CREATE_USER\"");
  }

  @Test
  void anAddressIsTakenInAnyCase() {
    WebUser.signedUp(service, "taken");
    ApiAnswer again =
        nobody.post(
            SIGN_UP,
            "{\"name\":\"x\",\"email\":\"TAKEN@example.com\",\"password\":\"correct horse\"}");
    assertThat(again.body(422)).contains("\"code\":\"USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL\"");
    assertThat(again.headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  void signingInGivesASession() {
    WebUser.signedUp(service, "sam");
    WebUser sam = WebUser.of(service);
    ApiAnswer answer =
        sam.post(SIGN_IN, "{\"email\":\"SAM@example.com\",\"password\":\"correct horse\"}");
    assertThat(answer.body(200)).startsWith("{\"redirect\":false,\"token\":\"" + sam.token());
    assertThat(answer.headers().allValues("Set-Cookie"))
        .singleElement()
        .asString()
        .matches(COOKIE + "; Max-Age=604800" + REST);
    assertThat(sam.isIn()).isTrue();
    ApiClient bearer = nobody.with("Authorization", "Bearer " + sam.token());
    assertThat(bearer.get("/api/v1/me/email-in-address").status()).isEqualTo(200);
  }

  @Test
  void aBrowserThatIsToForgetKeepsTheSessionUntilItIsClosed() {
    WebUser.signedUp(service, "fay");
    WebUser fay = WebUser.of(service);
    ApiAnswer answer =
        fay.post(
            SIGN_IN,
            """
            {"email":"fay@example.com","password":"correct horse","rememberMe":false}\
            """);
    List<String> cookies = answer.headers().allValues("Set-Cookie");
    assertThat(cookies).hasSize(2);
    assertThat(cookies.getFirst()).matches(COOKIE + REST);
    assertThat(cookies.getLast())
        .matches("better-auth\\.dont_remember=true\\.[A-Za-z0-9%]+%3D" + REST);
    assertThat(
            service
                .database()
                .rows(
                    "SELECT expires_at - created_at = interval '1 day' FROM sessions"
                        + " WHERE token = ?",
                    fay.token()))
        .containsExactly("t");
    assertThat(fay.get("/auth/get-session").headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  void formsAreTakenToo() {
    WebUser.signedUp(service, "form");
    ApiClient form = nobody.with("Content-Type", "application/x-www-form-urlencoded");
    String fields = "email=form%40example.com&password=correct+horse&rememberMe=false";
    ApiAnswer answer = form.send("POST", SIGN_IN, fields);
    assertThat(answer.body(200)).contains("\"redirect\":false");
    assertThat(answer.headers().allValues("Set-Cookie")).hasSize(2);
    assertThat(form.send("POST", SIGN_IN, "email=%zz").status()).isEqualTo(400);
    assertThat(form.send("POST", "/auth/sign-out", "a=b").status()).isEqualTo(415);
    assertThat(nobody.with("Content-Type", "text/plain").send("POST", SIGN_IN, "{}").body(415))
        .contains("\"message\":");
  }

  @Test
  void aCallbackIsRepeated() {
    WebUser.signedUp(service, "cal");
    ApiAnswer answer =
        nobody.post(
            SIGN_IN,
            """
            {"email":"cal@example.com","password":"correct horse","callbackURL":"/home?x=1"}\
            """);
    assertThat(answer.header("Location")).isEqualTo("/home?x=1");
    assertThat(answer.body(200)).startsWith("{\"redirect\":true,\"token\":");
    assertThat(answer.value("url")).isEqualTo("/home?x=1");
  }

  @Test
  void aHashOfTheIdentityServiceIsGoodHere() {
    // and an address that was not lower-cased
    service
        .database()
        .execute("INSERT INTO users (id, email) VALUES ('old', 'Old.User@Example.com')");
    service
        .database()
        .execute(
            """
            INSERT INTO accounts (id, user_id, account_id, provider_id, password)
            VALUES ('a-old', 'old', 'old', 'credential', ?)
            """,
            AuthSecrets.FOREIGN_HASH);
    ApiAnswer answer =
        nobody.post(
            SIGN_IN,
            "{\"email\":\"old.user@example.com\",\"password\":\"%s\"}"
                .formatted(AuthSecrets.FOREIGN_PASSWORD));
    assertThat(answer.body(200)).contains("\"name\":\"\",\"email\":\"Old.User@Example.com\"");
  }

  @Test
  void signingOutEndsTheSessionAndNothingElse() {
    WebUser one = WebUser.signedUp(service, "out");
    WebUser other = WebUser.signedIn(service, "out");
    String cookies = one.cookieHeader();
    ApiAnswer answer = one.post("/auth/sign-out", "{}");
    assertThat(answer.body(200)).isEqualTo("{\"success\":true}");
    assertThat(answer.headers().allValues("Set-Cookie"))
        .containsExactly(
            "better-auth.session_token=; Max-Age=0" + REST,
            "better-auth.session_data=; Max-Age=0" + REST,
            "better-auth.dont_remember=; Max-Age=0" + REST);
    assertThat(nobody.with("Cookie", cookies).get("/api/v1/me/email-in-address").status())
        .isEqualTo(401);
    assertThat(other.isIn()).isTrue();
    assertThat(nobody.post("/auth/sign-out", "").body(200)).isEqualTo("{\"success\":true}");
  }

  @Test
  void okSaysThatSignInIsServed() {
    assertThat(nobody.get("/auth/ok").body(200)).isEqualTo("{\"ok\":true}");
  }

  /** Whoever is signed in by then must be told so. */
  @Test
  void whereAUserSignedInFromIsNotedIfPossible() {
    service.database().execute("ALTER TABLE sign_in_addresses RENAME TO elsewhere");
    try {
      WebUser nell = WebUser.signedUp(service, "nell");
      assertThat(nell.isIn()).isTrue();
      assertThat(WebUser.signedIn(service, "nell").isIn()).isTrue();
      Tokens.login(service, "nell", WebUser.PASSWORD);
    } finally {
      service.database().execute("ALTER TABLE elsewhere RENAME TO sign_in_addresses");
    }
  }

  @Test
  void aBrowserThatIsToRememberForgetsThatItWasNot() {
    WebUser olga = WebUser.signedUp(service, "olga");
    String credentials = "{\"email\":\"olga@example.com\",\"password\":\"%s\",\"rememberMe\":%s}";
    olga.post(SIGN_IN, credentials.formatted(WebUser.PASSWORD, false)).body(200);
    assertThat(olga.cookie("better-auth.dont_remember")).isNotEmpty();
    ApiAnswer again = olga.post(SIGN_IN, credentials.formatted(WebUser.PASSWORD, true));
    assertThat(again.headers().allValues("Set-Cookie"))
        .anyMatch(cookie -> cookie.startsWith("better-auth.dont_remember=; Max-Age=0"));
    assertThat(olga.cookie("better-auth.dont_remember")).isEmpty();
    assertThat(olga.isIn()).isTrue();
  }
}
