package com.cartsnitch.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.ApiClient;
import com.cartsnitch.testing.ApiService;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nobody gets to guess at passwords for long, and nobody is locked out by who tries. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PasswordLimitsIT {
  private static final int LIMIT = 3;

  private final AtomicInteger addresses = new AtomicInteger();
  private ApiService service;

  @BeforeAll
  void start() {
    Map<String, String> settings = new HashMap<>(AuthSecrets.SETTINGS);
    settings.put("CARTSNITCH_RATE_LIMIT_ENABLED", "true");
    settings.put("CARTSNITCH_RATE_LIMIT_AUTH_REQUESTS", Integer.toString(LIMIT));
    settings.put("CARTSNITCH_TRUSTED_PROXIES", "127.0.0.0/8,::1");
    service = ApiService.start(settings);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @ParameterizedTest
  @CsvSource({"/auth/sign-in/email, 401", "/auth/login, 401"})
  void guessingIsSlow(String path, int status) {
    String user = user();
    String address = newAddress();
    assertLimited(() -> from(address).post(path, credentials(user, "wrong")), status);
    // and the right password is not told from a wrong one any more
    String right = credentials(user, AuthSecrets.FOREIGN_PASSWORD);
    assertThat(from(address).post(path, right).status()).isEqualTo(429);
    assertThat(from(newAddress()).post(path, right).status()).isEqualTo(200);
  }

  @Test
  void allWorkOnAPasswordCountsTogether() {
    String user = user();
    String address = newAddress();
    assertThat(from(address).post("/auth/login", credentials(user, "wrong")).status())
        .isEqualTo(401);
    assertThat(from(address).post("/auth/sign-in/email", credentials(user, "wrong")).status())
        .isEqualTo(401);
    String wanted = "{\"email\":\"%s@example.com\"}".formatted(user);
    assertThat(from(address).post("/auth/request-password-reset", wanted).status()).isEqualTo(200);
    assertThat(from(address).post("/auth/send-verification-email", wanted).status()).isEqualTo(429);
  }

  @ParameterizedTest
  @CsvSource({"/auth/request-password-reset", "/auth/send-verification-email"})
  void lettersAreFew(String path) {
    String user = user();
    String address = newAddress();
    String wanted = "{\"email\":\"%s@example.com\"}".formatted(user);
    assertLimited(() -> from(address).post(path, wanted), 200);
    assertThat(from(newAddress()).post(path, wanted).status()).isEqualTo(200);
  }

  @Test
  void resetTokensAreNotGuessed() {
    String address = newAddress();
    assertLimited(
        () ->
            from(address)
                .post(
                    "/auth/reset-password", "{\"token\":\"guess\",\"newPassword\":\"new secret\"}"),
        400);
  }

  @Test
  void aPasswordIsNotGuessedThroughAChange() {
    String user = user();
    String address = newAddress();
    ApiClient signedIn =
        service.signedIn(user).with("X-Forwarded-For", address).with("Origin", WebUser.ORIGIN);
    assertLimited(
        () ->
            signedIn.post(
                "/auth/change-password",
                "{\"currentPassword\":\"wrong one\",\"newPassword\":\"new secret\"}"),
        400);
  }

  @ParameterizedTest
  @CsvSource({"/auth/sign-up/email, name, 200", "/auth/register, display_name, 201"})
  void usersAreMadeSlowly(String path, String nameField, int status) {
    String address = newAddress();
    assertLimited(
        () ->
            from(address)
                .post(
                    path,
                    "{\"%s\":\"New\",\"email\":\"new%d@example.com\",\"password\":\"new secret\"}"
                        .formatted(nameField, addresses.incrementAndGet())),
        status);
  }

  /** A live session is credentials, but no licence to guess at everybody else's password. */
  @Test
  void oneNetworkTriesFewPasswordsWhateverItShows() {
    String address = newAddress();
    WebUser visitor = WebUser.signedUp(service, "visitor");
    ApiClient browser =
        visitor.withCookies().with("X-Forwarded-For", address).with("Sec-Fetch-Site", "none");
    Map<Integer, Integer> answers = new HashMap<>();
    makeUsers("somebody", 90);
    for (int i = 0; i < 90; i++) {
      String somebody = credentials("somebody" + i, "wrong");
      answers.merge(browser.post("/auth/sign-in/email", somebody).status(), 1, Integer::sum);
    }
    assertThat(answers).containsExactlyInAnyOrderEntriesOf(Map.of(401, 20, 429, 70));
    assertThat(browser.post("/auth/login", credentials(user(), "wrong")).status()).isEqualTo(429);
    assertThat(from(address).get("/api/v1/stores").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"2001:db8:1:1::, 0", "2001:db8:1:2::, 1"})
  void anIp6NetworkIsOneClient(String prefix, int offset) {
    makeUsers("six" + offset + "x", 22);
    int tried = 0;
    for (int i = 0; i < 22; i++) {
      String somebody = credentials("six" + offset + "x" + i, "wrong");
      tried += from(prefix + i).post("/auth/login", somebody).status() == 401 ? 1 : 0;
    }
    assertThat(tried).isEqualTo(20);
  }

  @Test
  void strangersLockNobodyOutOfHisHome() {
    String user = user();
    String home = newAddress();
    String right = credentials(user, AuthSecrets.FOREIGN_PASSWORD);
    assertThat(from(home).post("/auth/login", right).status()).isEqualTo(200);
    for (int i = 0; i < 30; i++) {
      assertThat(from(newAddress()).post("/auth/login", credentials(user, "wrong")).status())
          .isEqualTo(401);
    }
    assertThat(from(newAddress()).post("/auth/login", right).status()).isEqualTo(429);
    assertThat(from(home).post("/auth/login", right).status()).isEqualTo(200);
    service
        .database()
        .execute("UPDATE sign_in_addresses SET last_used_at = now() - interval '31 days'");
    assertThat(from(home).post("/auth/login", right).status()).isEqualTo(429);
  }

  /** Whoever is signed in learns which addresses are taken, but slowly, from wherever he comes. */
  @Test
  void takenAddressesAreToldSlowly() {
    String user = user();
    String taken = user();
    ApiClient signedIn = service.signedIn(user);
    String own = "{\"email\":\"%s@EXAMPLE.com\",\"display_name\":\"New\"}".formatted(user);
    for (int i = 0; i <= LIMIT; i++) {
      assertThat(patch(signedIn, own).status()).isEqualTo(200);
      assertThat(patch(signedIn, "{\"display_name\":\"New\"}").status()).isEqualTo(200);
    }
    assertLimited(() -> patch(signedIn, "{\"email\":\"%s@example.com\"}".formatted(taken)), 409);
    assertThat(patch(signedIn, own).status()).isEqualTo(200);
    assertThat(patch(signedIn, "{\"email\":\"free@example.com\"}").status()).isEqualTo(429);
    String network = newAddress();
    for (int i = 0; i <= LIMIT; i++) {
      int status = i < LIMIT ? 409 : 429;
      ApiClient another = service.signedIn(user()).with("X-Forwarded-For", network);
      assertThat(
              another.patch("/auth/me", "{\"email\":\"%s@example.com\"}".formatted(taken)).status())
          .isEqualTo(status);
    }
  }

  private ApiAnswer patch(ApiClient signedIn, String json) {
    return signedIn.with("X-Forwarded-For", newAddress()).patch("/auth/me", json);
  }

  /** Whoever can read his mail gets in, however many strangers guess at his password. */
  @Test
  void aGoodResetLetsTheOwnerIn() {
    String user = user();
    for (int i = 0; i < 31; i++) {
      from(newAddress()).post("/auth/login", credentials(user, "wrong"));
    }
    String right = credentials(user, "new secret");
    ApiClient home = from(newAddress());
    assertThat(home.post("/auth/login", right).status()).isEqualTo(429);
    assertThat(reset(home, "a-bad-token").status()).isEqualTo(400);
    assertThat(service.database().rows("SELECT 1 FROM sign_in_addresses WHERE user_id = ?", user))
        .isEmpty();
    service
        .database()
        .execute(
            "INSERT INTO verifications (id, identifier, value, expires_at)"
                + " VALUES (?, 'reset-password:good', ?, now() + interval '1 hour')",
            user,
            user);
    assertThat(reset(home, "good").status()).isEqualTo(200);
    assertThat(home.post("/auth/login", right).status()).isEqualTo(200);
  }

  private static ApiAnswer reset(ApiClient client, String token) {
    return client.post(
        "/auth/reset-password",
        "{\"token\":\"%s\",\"newPassword\":\"new secret\"}".formatted(token));
  }

  private void assertLimited(Supplier<ApiAnswer> work, int status) {
    for (int left = LIMIT - 1; left >= 0; left--) {
      ApiAnswer answer = work.get();
      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.header("X-RateLimit-Limit")).isEqualTo(Integer.toString(LIMIT));
      assertThat(answer.header("X-RateLimit-Remaining")).isEqualTo(Integer.toString(left));
    }
    ApiAnswer refused = work.get();
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.value("code")).isEqualTo("RATE_LIMITED");
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
  }

  /** A new user whose password takes little time to compare. */
  private String user() {
    String name = "user" + addresses.incrementAndGet();
    service.signedIn(name);
    service
        .database()
        .execute(
            "INSERT INTO accounts (id, account_id, provider_id, user_id, password)"
                + " VALUES (?, ?, 'credential', ?, ?)",
            "account-" + name,
            name,
            name,
            AuthSecrets.FOREIGN_HASH);
    return name;
  }

  /** Users whose passwords take next to no time to compare. */
  private void makeUsers(String name, int number) {
    service
        .database()
        .execute(
            """
            WITH made AS (
              INSERT INTO users (id, email)
              SELECT name, name || '@example.com'
              FROM (SELECT ? || n AS name FROM generate_series(0, ?) n) names
              RETURNING id)
            INSERT INTO accounts (id, account_id, provider_id, user_id, password)
            SELECT 'account-' || id, id, 'credential', id, ? FROM made
            """,
            name,
            number - 1,
            "$2b$04$F5VDA4TAfIht2AL8sZug5uVI/l9jtAC1LBiy.UYUSTkvNzJRSJobq");
  }

  private ApiClient from(String address) {
    return service.anonymous().with("X-Forwarded-For", address);
  }

  private String newAddress() {
    return "203.0.113." + addresses.incrementAndGet();
  }

  private static String credentials(String user, String password) {
    return "{\"email\":\"%s@example.com\",\"password\":\"%s\"}".formatted(user, password);
  }
}
