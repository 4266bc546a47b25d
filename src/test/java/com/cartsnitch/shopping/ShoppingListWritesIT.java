package com.cartsnitch.shopping;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.config.Secret;
import com.cartsnitch.platform.crypto.HmacSha256;
import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.ApiClient;
import com.cartsnitch.testing.ApiService;
import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.TestSettings;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Writes that meet each other, and writes that are repeated. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShoppingListWritesIT {
  private static final String LISTS = "/api/v1/shopping/lists";
  private static final String MILK = "{\"name\": \"Milk\"}";
  private static final int AT_ONCE = 8;
  private static final String WAITING =
      """
      SELECT pid FROM pg_stat_activity
      WHERE wait_event_type = 'Lock' AND datname = current_database()
      """;
  private static final String NOW =
      "SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')";

  private final ApiService service = ApiService.start();
  private final ApiClient ann = service.signedIn("ann");
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void clear() {
    service.database().execute("DELETE FROM shopping_lists");
    service.database().execute("DELETE FROM idempotency_keys");
  }

  @AfterAll
  void stop() {
    threads.close();
    service.close();
  }

  @Test
  void the101stListIsRefusedHoweverManyComeAtOnce() throws Exception {
    service
        .database()
        .execute(
            "INSERT INTO shopping_lists (user_id, name) SELECT 'ann', n FROM generate_series(1, 98)"
                + " n");
    List<ApiAnswer> answers = atOnce(_ -> ann.post(LISTS, MILK));
    assertThat(answers).extracting(ApiAnswer::status).containsOnly(201, 409);
    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(2);
    assertThat(ann.post(LISTS, MILK).body(409)).contains("CONFLICT", "100 shopping lists");
    assertThat(ann.get(LISTS).values("id")).hasSize(100);
    assertThat(service.signedIn("bob").post(LISTS, MILK).status()).isEqualTo(201);
    assertThat(ann.delete(LISTS + '/' + ann.get(LISTS).value("id")).status()).isEqualTo(204);
    assertThat(ann.post(LISTS, MILK).status()).isEqualTo(201);
  }

  @Test
  void putsAtOnceFollowOneAnother() throws Exception {
    String path = LISTS + '/' + ann.post(LISTS, items("old", 50)).value("id");
    List<String> ids = ann.get(path).values("id").subList(1, 51);
    for (int round = 0; round < 5; round++) {
      List<ApiAnswer> answers = atOnce(n -> ann.put(path, items("n" + n, 50, ids)));
      assertThat(answers).extracting(ApiAnswer::status).containsOnly(200);
      assertThat(answers).allSatisfy(answer -> assertThat(answer.values("id")).hasSize(51));
      assertThat(answers).extracting(answer -> answer.value("updated_at")).doesNotHaveDuplicates();
      assertThat(answers).extracting(ApiAnswer::body).contains(ann.get(path).body(200));
    }
    assertThat(ann.get(path).values("id").subList(1, 51)).isEqualTo(ids);
  }

  @Test
  void aChangeThatWaitedIsLaterThanWhatItWaitedFor() throws Exception {
    ApiAnswer made = ann.post(LISTS, MILK);
    String path = LISTS + '/' + made.value("id");
    String released;
    Future<ApiAnswer> put;
    try (Connection other = service.database().connect()) {
      lock(other, "SELECT FROM shopping_lists FOR UPDATE");
      put = threads.submit(() -> ann.put(path, "{}"));
      awaitWaiting();
      released = service.database().rows(NOW).getFirst();
      other.rollback();
    }
    assertThat(put.get().value("updated_at")).isGreaterThanOrEqualTo(released);
  }

  @Test
  void aRepeatedPostGetsTheFirstAnswer() {
    ApiClient keyed = ann.with("Idempotency-Key", "key-1");
    ApiAnswer first = keyed.post(LISTS, MILK);
    ApiAnswer again = keyed.post(LISTS, MILK);
    assertThat(first.status()).isEqualTo(201);
    assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
    assertThat(again.body(201)).isEqualTo(first.body());
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.header("Cache-Control")).isEqualTo("no-store");
    assertThat(keyed.post(LISTS, "{\"name\": \"Eggs\"}").body(422))
        .contains("IDEMPOTENCY_MISMATCH");
    assertThat(keyed.post(LISTS, "{").status()).isEqualTo(400);
    assertThat(ann.get(LISTS).values("id")).containsExactly(first.value("id"));
  }

  @Test
  void aKeyIsTheUsersOwn() {
    ApiClient bob = service.signedIn("bob");
    ApiAnswer hers = ann.with("Idempotency-Key", "key-2").post(LISTS, MILK);
    ApiAnswer his = bob.with("Idempotency-Key", "key-2").post(LISTS, MILK);
    assertThat(his.status()).isEqualTo(201);
    assertThat(his.value("id")).isNotEqualTo(hers.value("id"));
  }

  @Test
  void aRefusedPostIsNotKept() {
    ApiClient carol = service.signedIn("carol");
    ApiClient keyed = carol.with("Idempotency-Key", "key-3");
    for (int i = 0; i < 100; i++) {
      carol.post(LISTS, MILK);
    }
    assertThat(keyed.post(LISTS, MILK).status()).isEqualTo(409);
    service.database().execute("DELETE FROM shopping_lists WHERE user_id = 'carol'");
    assertThat(keyed.post(LISTS, MILK).status()).isEqualTo(201);
  }

  @Test
  void whileTheFirstRunsTheSecondIsRefused() throws Exception {
    ApiClient keyed = ann.with("Idempotency-Key", "key-4");
    Future<ApiAnswer> first;
    try (Connection other = service.database().connect()) {
      lock(other, "SELECT FROM users FOR UPDATE");
      first = threads.submit(() -> keyed.post(LISTS, MILK));
      awaitWaiting();
      assertThat(keyed.post(LISTS, MILK).body(409)).contains("CONFLICT", "still running");
      other.rollback();
    }
    assertThat(first.get().status()).isEqualTo(201);
    assertThat(keyed.post(LISTS, MILK).body(201)).isEqualTo(first.get().body());
  }

  @Test
  void manyAtOnceMakeOneList() throws Exception {
    ApiClient keyed = ann.with("Idempotency-Key", "key-5");
    List<ApiAnswer> answers = atOnce(_ -> keyed.post(LISTS, MILK));
    assertThat(answers).extracting(ApiAnswer::status).contains(201).isSubsetOf(201, 409);
    assertThat(ann.get(LISTS).values("id")).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 201)
        .filteredOn(answer -> answer.headers().firstValue("Idempotency-Replayed").isEmpty())
        .hasSize(1);
  }

  /** Before there were derived keys, the Fernet key itself made the fingerprints. */
  @Test
  void aRequestIsToldByADerivedKeyAndAnOlderOneStillFound() {
    String fernet = TestSettings.SECRETS.getOrDefault("CARTSNITCH_FERNET_KEY", "");
    byte[] request = (LISTS + "\0" + MILK).getBytes(StandardCharsets.UTF_8);
    String old = HexFormat.of().formatHex(new HmacSha256(new Secret(fernet)).of(request));
    String answer = ann.with("Idempotency-Key", "key-7").post(LISTS, MILK).body(201);
    assertThat(service.database().rows("SELECT fingerprint FROM idempotency_keys"))
        .singleElement()
        .isNotEqualTo(old);
    service.database().execute("UPDATE idempotency_keys SET fingerprint = ?, key = 'key-8'", old);
    ApiAnswer again = ann.with("Idempotency-Key", "key-8").post(LISTS, MILK);
    assertThat(again.body(201)).isEqualTo(answer);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /api/v1/shopping/lists, '{\"name\":\"x\"}'",
    "PUT, /api/v1/alerts/settings, '{\"email_notifications\":true}'",
    "POST, /api/v1/me/stores/kroger/connect, '{}'",
  })
  void whoeverIsDeletedMeanwhileIsAStranger(String method, String path, String body)
      throws Exception {
    ApiClient zed = service.signedIn("zed").with("Content-Type", "application/json");
    service
        .database()
        .execute(
            "INSERT INTO stores (name, slug) VALUES ('Kroger', 'kroger') ON CONFLICT DO NOTHING");
    Future<ApiAnswer> late;
    try (Connection other = service.database().connect()) {
      lock(other, "DELETE FROM users WHERE id = 'zed' RETURNING id");
      late = threads.submit(() -> zed.send(method, path, body));
      awaitWaiting();
      other.commit();
    }
    assertThat(late.get().body(401)).contains("UNAUTHORIZED", "Invalid session token");
  }

  @Test
  void keysAreForgottenAfterADay() {
    ApiClient keyed = ann.with("Idempotency-Key", "key-6");
    String first = keyed.post(LISTS, MILK).value("id");
    age("23 hours 59 minutes");
    assertThat(keyed.post(LISTS, MILK).value("id")).isEqualTo(first);
    age("1 minute");
    ApiAnswer later = keyed.post(LISTS, "{\"name\": \"Eggs\"}");
    assertThat(later.status()).isEqualTo(201);
    assertThat(later.headers().firstValue("Idempotency-Replayed")).isEmpty();
    assertThat(later.value("id")).isNotEqualTo(first);
    assertThat(service.database().rows("SELECT key FROM idempotency_keys"))
        .containsExactly("key-6");
  }

  private void age(String by) {
    service
        .database()
        .execute("UPDATE idempotency_keys SET created_at = created_at - CAST(? AS interval)", by);
  }

  private List<ApiAnswer> atOnce(IntFunction<ApiAnswer> call) throws Exception {
    List<Callable<ApiAnswer>> calls =
        IntStream.range(0, AT_ONCE)
            .mapToObj(n -> (Callable<ApiAnswer>) () -> call.apply(n))
            .toList();
    return threads.invokeAll(calls).stream().map(Future::resultNow).toList();
  }

  private static void lock(Connection connection, String sql) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void awaitWaiting() throws InterruptedException {
    Eventually.waitFor(
        "a request waits for the lock",
        Duration.ofSeconds(2),
        () -> !service.database().rows(WAITING).isEmpty());
  }

  private static String items(String name, int count) {
    return items(name, count, List.of());
  }

  private static String items(String name, int count, List<String> ids) {
    return IntStream.range(0, count)
        .mapToObj(
            n ->
                "{\"name\": \"%s\", \"quantity\": %d%s}"
                    .formatted(
                        name, n + 1, ids.isEmpty() ? "" : ", \"id\": \"%s\"".formatted(ids.get(n))))
        .collect(Collectors.joining(",", "{\"name\": \"a\", \"items\": [", "]}"));
  }
}
