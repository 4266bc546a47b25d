package com.cartsnitch.auth.bearer;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.auth.AuthSecrets;
import com.cartsnitch.auth.Tokens;
import com.cartsnitch.auth.WebUser;
import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.ApiClient;
import com.cartsnitch.testing.ApiService;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class TokenRoutesIT {
  private static final String REGISTER = "/auth/register";

  private final ApiService service =
      ApiService.start(
          Map.of(
              "CARTSNITCH_AUTH_SECRET",
              AuthSecrets.SECRET,
              "CARTSNITCH_JWT_ACCESS_TOKEN_EXPIRE_MINUTES",
              "7"));
  private final ApiClient nobody = service.anonymous();

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void aNewUserIsAnsweredWithTokens() {
    ApiAnswer answer = register("Ann@Example.com", WebUser.PASSWORD, "Ann");
    assertThat(answer.body(201))
        .matches(
            "\\{\"id\":\"[A-Za-z0-9]{32}\",\"email\":\"ann@example.com\",\"display_name\":\"Ann\","
                + "\"created_at\":\"[^\"]*Z\",\"access_token\":\"[^\"]*\",\"refresh_token\":\"[^\"]*\","
                + "\"token_type\":\"bearer\",\"expires_in\":420}");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(Tokens.of(service, answer).open().status()).isEqualTo(200);
    assertThat(WebUser.of(service).signIn("ann", WebUser.PASSWORD).status()).isEqualTo(200);
    ApiAnswer again = register("ANN@example.com", "another one", "Ann");
    assertThat(again.body(409)).contains("\"detail\":\"Email already in use\"");
  }

  @Test
  void everyBadFieldIsListed() {
    assertThat(nobody.post(REGISTER, "{}").badFields())
        .containsExactly("email missing", "password missing", "display_name missing");
    assertThat(register("x@y", "1234567", " ").badFields())
        .containsExactly("email pattern", "password length", "display_name pattern");
    assertThat(register("x@y.zz", "é".repeat(37), "x".repeat(101)).badFields())
        .containsExactly("password length", "display_name length");
    assertThat(register("x@y.zz", "x".repeat(129), "x").badFields())
        .containsExactly("password length");
    assertThat(nobody.post("/auth/login", "{\"email\":7}").badFields())
        .containsExactly("password missing", "email type");
    assertThat(nobody.post("/auth/refresh", "{}").badFields())
        .containsExactly("refresh_token missing");
  }

  @Test
  void aUserSignsInAndRenewsHisTokens() {
    register("bob@example.com", WebUser.PASSWORD, "Bob");
    ApiAnswer answer = login("BOB@example.com", WebUser.PASSWORD);
    assertThat(answer.body(200))
        .matches(
            "\\{\"access_token\":\"[^\"]*\",\"refresh_token\":\"[A-Za-z0-9_-]{43}\","
                + "\"token_type\":\"bearer\",\"expires_in\":420}");
    Tokens first = Tokens.of(service, answer);
    Tokens second = Tokens.of(service, first.refresh());
    assertThat(second.refreshToken()).isNotEqualTo(first.refreshToken());
    assertThat(second.open().status()).isEqualTo(200);
  }

  @Test
  void aRefreshTokenWorksOnceAndItsReuseEndsTheFamily() {
    register("carol@example.com", WebUser.PASSWORD, "Carol");
    Tokens first = Tokens.login(service, "carol", WebUser.PASSWORD);
    Tokens other = Tokens.login(service, "carol", WebUser.PASSWORD);
    Tokens second = Tokens.of(service, first.refresh());
    tenSecondsPass();
    assertThat(first.refresh().body(401)).contains("\"detail\":\"Invalid refresh token\"");
    assertThat(second.refresh().status()).isEqualTo(401);
    assertThat(second.open().status()).isEqualTo(401);
    assertThat(other.open().status()).isEqualTo(200);
    assertThat(other.refresh().status()).isEqualTo(200);
  }

  /** Two tabs, or a client whose answer was lost. */
  @Test
  void theSameRefreshTokenGivesTheSamePairForTenSeconds() {
    register("ivy@example.com", WebUser.PASSWORD, "Ivy");
    Tokens first = Tokens.login(service, "ivy", WebUser.PASSWORD);
    String answer = first.refresh().body(200);
    Tokens second = Tokens.of(service, first.refresh());
    assertThat(first.refresh().body(200)).isEqualTo(answer);
    Tokens third = Tokens.of(service, second.refresh());
    assertThat(first.refresh().body(200)).isEqualTo(answer);
    assertThat(second.open().status()).isEqualTo(200);
    tenSecondsPass();
    assertThat(Tokens.of(service, third.refresh()).open().status()).isEqualTo(200);
  }

  @Test
  void allWhoUseOneTokenAtOnceGetTheSamePair() throws Exception {
    register("dave@example.com", WebUser.PASSWORD, "Dave");
    Tokens tokens = Tokens.login(service, "dave", WebUser.PASSWORD);
    List<Future<ApiAnswer>> answers = new ArrayList<>();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 10; i++) {
        answers.add(clients.submit(tokens::refresh));
      }
    }
    Set<String> bodies = new HashSet<>();
    for (Future<ApiAnswer> answer : answers) {
      bodies.add(answer.get().body(200));
    }
    assertThat(bodies).hasSize(1);
    assertThat(tokens.open().status()).isEqualTo(200);
  }

  @Test
  void loggingOutEndsTheFamilyAndNoOther() {
    register("joy@example.com", WebUser.PASSWORD, "Joy");
    Tokens first = Tokens.login(service, "joy", WebUser.PASSWORD);
    Tokens other = Tokens.login(service, "joy", WebUser.PASSWORD);
    Tokens second = Tokens.of(service, first.refresh());
    assertThat(logOut(first.refreshToken()).body(204)).isEmpty();
    assertThat(second.open().status()).isEqualTo(401);
    assertThat(second.refresh().status()).isEqualTo(401);
    assertThat(other.open().status()).isEqualTo(200);
    assertThat(logOut(first.refreshToken()).status()).isEqualTo(204);
    assertThat(logOut("unknown").status()).isEqualTo(204);
    assertThat(nobody.post("/auth/logout", "{}").badFields())
        .containsExactly("refresh_token missing");
  }

  private ApiAnswer logOut(String refreshToken) {
    return nobody.post("/auth/logout", "{\"refresh_token\":\"%s\"}".formatted(refreshToken));
  }

  private void tenSecondsPass() {
    service.database().execute("UPDATE refresh_tokens SET used_at = used_at - interval '10 s'");
  }

  @Test
  void onlyAHashOfARefreshTokenIsKept() {
    register("eve@example.com", WebUser.PASSWORD, "Eve");
    Tokens tokens = Tokens.login(service, "eve", WebUser.PASSWORD);
    assertThat(
            service
                .database()
                .rows(
                    """
                    SELECT encode(token_hash, 'hex') FROM refresh_tokens
                    WHERE token_hash = sha256(CAST(? AS bytea))
                    """,
                    tokens.refreshToken()))
        .hasSize(1);
  }

  @Test
  void anExpiredRefreshTokenIsRefused() {
    register("fay@example.com", WebUser.PASSWORD, "Fay");
    Tokens tokens = Tokens.login(service, "fay", WebUser.PASSWORD);
    service.database().execute("UPDATE refresh_tokens SET expires_at = now()");
    assertThat(tokens.refresh().status()).isEqualTo(401);
  }

  @Test
  void signingOutEverywhereEndsTokensToo() {
    WebUser gus = WebUser.signedUp(service, "gus");
    Tokens tokens = Tokens.login(service, "gus", WebUser.PASSWORD);
    gus.post("/auth/revoke-sessions", "{}").body(200);
    assertThat(tokens.open().body(401)).contains("\"detail\":\"Invalid session token\"");
    assertThat(tokens.refresh().status()).isEqualTo(401);
  }

  @Test
  void anAccessTokenIsNoSession() {
    WebUser.signedUp(service, "hal");
    Tokens tokens = Tokens.login(service, "hal", WebUser.PASSWORD);
    ApiClient bearer = nobody.with("Authorization", "Bearer " + tokens.access());
    assertThat(bearer.get("/auth/get-session").body(200)).isEqualTo("null");
    assertThat(bearer.get("/auth/list-sessions").status()).isEqualTo(401);
  }

  private ApiAnswer register(String email, String password, String name) {
    return nobody.post(
        REGISTER,
        "{\"email\":\"%s\",\"password\":\"%s\",\"display_name\":\"%s\"}"
            .formatted(email, password, name));
  }

  private ApiAnswer login(String email, String password) {
    return nobody.post(
        "/auth/login", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
  }
}
