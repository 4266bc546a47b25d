package com.cartsnitch.stores;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.config.Secret;
import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.ApiClient;
import com.cartsnitch.testing.ApiService;
import com.cartsnitch.testing.TestDatabase;
import com.cartsnitch.testing.TestSettings;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoreLinkRoutesIT {
  private static final String LIST = "/api/v1/me/stores";
  private static final String CONNECT = "/api/v1/me/stores/kroger/connect";
  private static final String KROGER =
      """
      {"id":"11111111-1111-4111-8111-111111111111","name":"Kroger","slug":"kroger",\
      "logo_url":null,"supported":true}\
      """;
  private static final String CONNECTED =
      """
      {"store":%s,"connected":true,"last_sync_at":null,"sync_status":"active"}\
      """
          .formatted(KROGER);

  private final ApiService service = ApiService.start();
  private final TestDatabase database = service.database();
  private final CredentialCipher cipher =
      new CredentialCipher(
          List.of(new Secret(TestSettings.SECRETS.getOrDefault("CARTSNITCH_FERNET_KEY", ""))));
  private ApiClient ann = service.anonymous();
  private ApiClient bob = service.anonymous();

  @BeforeEach
  void fill() {
    database.clear();
    database.execute(
        "INSERT INTO stores (id, name, slug) VALUES"
            + " ('11111111-1111-4111-8111-111111111111', 'Kroger', 'kroger'),"
            + " ('22222222-2222-4222-8222-222222222222', 'Meijer', 'meijer'),"
            + " ('33333333-3333-4333-8333-333333333333', 'Aldi', 'aldi')");
    ann = service.signedIn("ann");
    bob = service.signedIn("bob");
  }

  @AfterAll
  void close() {
    service.close();
  }

  @Test
  void whoHasNoLinksHasAnEmptyList() {
    link("ann", "kroger", "active");
    ApiAnswer answer = bob.get(LIST);
    assertThat(answer.body(200)).isEqualTo("[]");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void listsTheCallersLinksByTheStoresName() {
    link("ann", "meijer", "expired");
    link("ann", "kroger", "active");
    link("ann", "aldi", "error");
    link("bob", "kroger", "active");
    database.execute(
        "UPDATE user_store_accounts SET last_sync_at = '2026-03-01 07:08:09.0567+02'"
            + " WHERE user_id = 'ann' AND status = 'active'");
    assertThat(ann.get(LIST).body(200))
        .matches(
            "\\[\\{\"store\":\\{\"id\":\"3{8}-[^}]+\"slug\":\"aldi\"[^}]+},"
                + "\"connected\":false,\"last_sync_at\":null,\"sync_status\":\"error\"},"
                + "\\{\"store\":\\{[^}]+\"slug\":\"kroger\",\"logo_url\":null,\"supported\":true},"
                + "\"connected\":true,\"last_sync_at\":\"2026-03-01T05:08:09\\.056Z\","
                + "\"sync_status\":\"active\"},"
                + "\\{\"store\":\\{[^}]+\"slug\":\"meijer\"[^}]+},"
                + "\"connected\":false,\"last_sync_at\":null,\"sync_status\":\"expired\"}]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gAAAAAbroken", "{\"encrypted\": 1}", "null", ""})
  void storedCredentialsThatAreBrokenBreakNoList(String stored) {
    link("ann", "kroger", "active");
    database.execute("UPDATE user_store_accounts SET session_data = ?", stored);
    assertThat(ann.get(LIST).body(200)).isEqualTo("[" + CONNECTED + "]");
  }

  @Test
  void connectsAndKeepsTheCredentialsAsTheyWereSentUnderTheKeyOnly() throws Exception {
    String credentials = "{ \"user\":\"ann\", \"pin\":1.10, \"n\":12345678901234567890.10e2 }";
    ApiAnswer answer = ann.post(CONNECT, "{\"credentials\": %s }".formatted(credentials));
    assertThat(answer.body(201)).isEqualTo(CONNECTED);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    String token = sessionData();
    assertThat(token).startsWith("gAAAAA");
    assertThat(cipher.decrypt(token)).isEqualTo(credentials);
    assertThat(ann.get(LIST).body(200)).isEqualTo("[" + CONNECTED + "]");
    assertThat(bob.get(LIST).body(200)).isEqualTo("[]");
  }

  @Test
  void keepsCredentialsUpToAGreatestLength() throws Exception {
    String text = "ä🛒xyz\\u0000\\ud800".repeat(3_600);
    String credentials =
        "{\"cookie\":\"%s\"}".formatted(text + "x".repeat(65_536 - 13 - text.length()));
    assertThat(credentials).hasSize(65_536);
    assertThat(ann.post(CONNECT, "{\"credentials\":%s}".formatted(credentials)).status())
        .isEqualTo(201);
    assertThat(cipher.decrypt(sessionData())).isEqualTo(credentials);
    String longer = "{\"credentials\":%s}".formatted(credentials.replace("}", " }"));
    assertThat(ann.post("/api/v1/me/stores/meijer/connect", longer).badFields())
        .containsExactly("credentials length");
    String tooMuch = "{\"credentials\":{\"cookie\":\"%s\"}}".formatted("x".repeat(1 << 20));
    assertThat(ann.post("/api/v1/me/stores/meijer/connect", tooMuch).status()).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"credentials\":null}", "{\"other\":1}"})
  void credentialsMayBeLeftOut(String body) {
    assertThat(ann.send("POST", CONNECT, body).body(201)).isEqualTo(CONNECTED);
    assertThat(sessionData()).isEqualTo("null");
  }

  @Test
  void aConnectedStoreIsNotConnectedTwice() {
    ann.post(CONNECT, "{\"credentials\":{\"a\":1}}").body(201);
    String before = sessionData();
    ApiAnswer again = ann.post(CONNECT, "{\"credentials\":{\"a\":2}}");
    assertThat(again.body(409)).contains("\"CONFLICT\"", "Store already connected");
    assertThat(sessionData()).isEqualTo(before);
    assertThat(bob.post(CONNECT, "{}").status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"expired", "error"})
  void aLinkThatDoesNotWorkIsConnectedAnew(String status) throws Exception {
    link("ann", "kroger", status);
    database.execute(
        "UPDATE user_store_accounts SET session_data = 'old', session_expires_at = now(),"
            + " last_sync_at = '2026-01-02Z'");
    assertThat(ann.post(CONNECT, "{\"credentials\":{\"a\":2}}").body(201))
        .isEqualTo(CONNECTED.replace(":null,\"sync", ":\"2026-01-02T00:00:00.000Z\",\"sync"));
    assertThat(cipher.decrypt(sessionData())).isEqualTo("{\"a\":2}");
    assertThat(database.rows("SELECT session_expires_at, status FROM user_store_accounts"))
        .containsExactly("null active");
  }

  @Test
  void ofSeveralAtOnceOneConnects() throws Exception {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> statuses =
          IntStream.range(0, 8)
              .mapToObj(n -> executor.submit(() -> ann.post(CONNECT, credentials(n)).status()))
              .toList();
      int connected = 0;
      for (Future<Integer> status : statuses) {
        assertThat(status.get()).isIn(201, 409);
        connected += status.get() == 201 ? 1 : 0;
      }
      assertThat(connected).isOne();
    }
    assertThat(database.rows("SELECT count(*) FROM user_store_accounts")).containsExactly("1");
  }

  private static String credentials(int n) {
    return "{\"credentials\":{\"n\":%d}}".formatted(n);
  }

  @Test
  void aRepeatedConnectGetsTheFirstAnswer() {
    ApiClient repeating = ann.with("Idempotency-Key", "k-1");
    assertThat(repeating.post(CONNECT, credentials(1)).body(201)).isEqualTo(CONNECTED);
    ApiAnswer again = repeating.post(CONNECT, credentials(1));
    assertThat(again.body(201)).isEqualTo(CONNECTED);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(repeating.post(CONNECT, credentials(2)).body(422)).contains("IDEMPOTENCY_MISMATCH");
  }

  @Test
  void anUnknownStoreIsNotConnected() {
    assertThat(ann.post("/api/v1/me/stores/costco/connect", "{}").body(404))
        .contains("\"NOT_FOUND\"", "Store not found");
  }

  @ParameterizedTest
  @CsvSource({
    "Kroger, {}, slug",
    "a.b, {}, slug",
    "a%01b, {}, slug",
    "a%20b, {}, slug",
    "123456789012345678901, {}, slug",
    "kroger, {\"credentials\":[]}, credentials",
    "kroger, {\"credentials\":\"pw\"}, credentials",
    "kroger, {\"credentials\":1}, credentials",
    "kroger, [], body",
    "kroger, 1, body",
  })
  void whatIsNoSlugOrNoObjectIsRefused(String slug, String body, String field) {
    String path = "/api/v1/me/stores/%s/connect".formatted(slug);
    assertThat(ann.post(path, body).body(422)).contains("\"field\":\"%s\"".formatted(field));
  }

  @Test
  void everythingThatIsWrongIsListed() {
    ApiAnswer answer =
        ann.with("Idempotency-Key", "a b")
            .post("/api/v1/me/stores/Kroger/connect", "{\"credentials\":true}");
    assertThat(answer.body(422))
        .contains(
            "\"field\":\"slug\"", "\"field\":\"credentials\"", "\"field\":\"Idempotency-Key\"");
  }

  @Test
  void aBodyThatIsNotJsonIsRefused() {
    assertThat(ann.post(CONNECT, "{\"credentials\":{}").status()).isEqualTo(400);
    assertThat(ann.with("Content-Type", "text/plain").post(CONNECT, "{}").status()).isEqualTo(415);
  }

  @Test
  void disconnectsTheCallersLinkOnly() {
    link("ann", "kroger", "expired");
    link("ann", "aldi", "active");
    link("bob", "kroger", "active");
    ApiAnswer answer = ann.delete(LIST + "/kroger");
    assertThat(answer.body(204)).isEmpty();
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(ann.get(LIST).body(200)).contains("aldi").doesNotContain("kroger");
    assertThat(bob.get(LIST).body(200)).contains("kroger");
    assertThat(ann.delete(LIST + "/kroger").status()).isEqualTo(404);
  }

  @Test
  void whatIsNotConnectedCannotBeDisconnected() {
    link("bob", "kroger", "active");
    assertThat(ann.delete(LIST + "/kroger").body(404)).contains("\"NOT_FOUND\"");
    assertThat(ann.delete(LIST + "/costco").status()).isEqualTo(404);
    assertThat(ann.delete(LIST + "/COSTCO").body(422)).contains("\"field\":\"slug\"");
    assertThat(bob.get(LIST).body(200)).contains("kroger");
  }

  @Test
  void strangersSeeAndChangeNothing() {
    ApiClient nobody = service.anonymous();
    assertThat(nobody.get(LIST).status()).isEqualTo(401);
    assertThat(nobody.post("/api/v1/me/stores/KROGER/connect", "nonsense").status()).isEqualTo(401);
    assertThat(nobody.delete(LIST + "/KROGER").status()).isEqualTo(401);
  }

  private void link(String userId, String slug, String status) {
    database.execute(
        "INSERT INTO user_store_accounts (user_id, store_id, status)"
            + " SELECT ?, id, ? FROM stores WHERE slug = ?",
        userId,
        status,
        slug);
  }

  private String sessionData() {
    return database
        .rows(
            "SELECT session_data FROM user_store_accounts a JOIN stores s ON s.id = a.store_id"
                + " WHERE a.user_id = 'ann' AND s.slug = 'kroger'")
        .getFirst();
  }
}
