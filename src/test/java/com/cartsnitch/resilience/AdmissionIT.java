package com.cartsnitch.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.Answer;
import com.cartsnitch.testing.ApiService;
import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.PrometheusText;
import com.cartsnitch.testing.RawAnswer;
import com.cartsnitch.testing.RawClient;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A pool of two: four requests may use the database, one of them a user's. */
@Timeout(60)
class AdmissionIT {
  private static final int USERS = 5;
  private static final int SLOTS = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String REQUEST =
      "GET /api/v1/me/stores HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n";
  private static final Duration SOME_LOOKS = Duration.ofMillis(1200);
  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  private static ApiService service;

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<CompletableFuture<HttpResponse<String>>> holders = new ArrayList<>();
  private Connection lock;

  @BeforeAll
  static void start() {
    service =
        ApiService.start(Map.of("CARTSNITCH_DB_POOL_SIZE", "2", "CARTSNITCH_DB_MAX_OVERFLOW", "0"));
    SignedInUsers.make(service.database(), USERS);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void lock() throws SQLException {
    lock = service.database().connect();
    lock.setAutoCommit(false);
  }

  @AfterEach
  void end() throws SQLException {
    lock.close();
    holders.forEach(CompletableFuture::join);
    http.close();
    assertThat(metric("db_admission_slots", "state=\"used\"")).isZero();
  }

  @Test
  @FaultRow("F28")
  void whatMayTouchTheDatabaseIsRefusedBeforeItsCredentialsAreLookedUp() throws Exception {
    hold("sessions", SLOTS);
    await("db_admission_slots", SLOTS, "state=\"used\"");
    assertBusy(ask("/api/v1/me/stores", "token-of-user-4"));
    assertBusy(ask("/api/v1/me/stores", "no-token-of-anybody"));
    assertThat(ask("/api/v1/me/stores", "").status()).isEqualTo(401);
    assertThat(ask("/openapi.json", "").status()).isEqualTo(200);
    assertThat(ask("/docs", "").status()).isLessThan(400);
    assertThat(metric("db_pool_refusals_total", "reason=\"overloaded\"")).isPositive();
  }

  @Test
  @FaultRow("F28")
  void oneUserDoesNotTakeTheShareOfOthers() throws Exception {
    hold("user_store_accounts", 1);
    Eventually.waitFor("at the lock", PATIENCE, AdmissionIT::waitsForALock);
    assertBusy(ask("/api/v1/me/stores", "token-of-user-0"));
    assertThat(metric("db_pool_refusals_total", "reason=\"user_share\"")).isPositive();
    assertThat(ask("/api/v1/auth/me", "token-of-user-1").status()).isNotEqualTo(503);
  }

  @Test
  @FaultRow("F28")
  void requestWhoseClientHasGoneLeavesTheLine() throws Exception {
    hold("sessions", 2);
    await("db_pool_connections", 2, "state=\"active\"");
    try (RawClient client = new RawClient(service.port())) {
      client.send(REQUEST.formatted("token-of-user-2"));
      await("db_pool_waiting", 1);
    }
    await("db_pool_waiting", 0);
    assertThat(metric("db_pool_refusals_total", "reason=\"client_gone\"")).isEqualTo(1);
  }

  @Test
  void requestWhoseClientHasOnlyFinishedSendingStaysInLine() throws Exception {
    double gone = metric("db_pool_refusals_total", "reason=\"client_gone\"");
    hold("sessions", 2);
    await("db_pool_connections", 2, "state=\"active\"");
    try (RawClient client = new RawClient(service.port())) {
      client.send(REQUEST.formatted("token-of-user-2"));
      client.finish();
      await("db_pool_waiting", 1);
      Thread.sleep(SOME_LOOKS); // how long the client is looked for is what is asked here
      lock.rollback();
      RawAnswer answer = client.answer();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("[]");
      assertThat(client.rest()).isEmpty();
    }
    assertThat(metric("db_pool_refusals_total", "reason=\"client_gone\"")).isEqualTo(gone);
  }

  /** Users whose requests wait for a lock. */
  private void hold(String table, int count) throws SQLException {
    try (Statement statement = lock.createStatement()) {
      statement.execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
    }
    for (int user = 0; user < count; user++) {
      holders.add(
          http.sendAsync(
              SignedInUsers.request(service.port(), user), HttpResponse.BodyHandlers.ofString()));
    }
  }

  private static boolean waitsForALock() {
    return service
        .database()
        .rows(
            "SELECT 1 FROM pg_stat_activity WHERE datname = current_database()"
                + " AND wait_event_type = 'Lock' AND query LIKE '%user_store_accounts%'")
        .equals(List.of("1"));
  }

  private static void assertBusy(Answer answer) {
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.retryAfter()).isEqualTo("1");
    assertThat(answer.elapsed()).isLessThan(AT_ONCE);
  }

  private Answer ask(String path, String token) throws IOException, InterruptedException {
    long start = System.nanoTime();
    HttpResponse<String> answer =
        http.send(
            SignedInUsers.request(service.port(), path, token),
            HttpResponse.BodyHandlers.ofString());
    return new Answer(
        path,
        start,
        Duration.ofNanos(System.nanoTime() - start),
        answer.statusCode(),
        answer.headers().firstValue("Retry-After").orElse(null),
        answer.body());
  }

  private static void await(String metric, double value, String... labels)
      throws InterruptedException {
    Eventually.waitFor(metric, PATIENCE, () -> metric(metric, labels) == value);
  }

  private static double metric(String name, String... labels) {
    return PrometheusText.sum(service.metrics(), name, labels);
  }
}
