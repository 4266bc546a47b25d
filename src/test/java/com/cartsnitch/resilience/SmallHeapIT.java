package com.cartsnitch.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.ServiceProcess;
import com.cartsnitch.testing.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody ends a process that has the heap of the chart's pod. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class SmallHeapIT {
  private static final String BRACKETS = "{\"a\":[" + "{},".repeat(349_000) + "{}]}";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Map<String, String> SETTINGS =
      Map.of(
          "CARTSNITCH_AUTH_SECRET",
          "test-auth-secret-0b7e4d92c8a1f635",
          "CARTSNITCH_RATE_LIMIT_ENABLED",
          "false");

  private final TestDatabase database = TestDatabase.migrated();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @TempDir Path folder;

  @BeforeAll
  void history() {
    database.execute("INSERT INTO users (id, email) VALUES ('u', 'u@example.com')");
    database.execute(
        "INSERT INTO sessions (id, token, user_id, expires_at)"
            + " VALUES ('s', 'token', 'u', now() + interval '1 day')");
    database.execute("INSERT INTO stores (name, slug) VALUES ('Store', 'store')");
    database.execute(
        "INSERT INTO normalized_products (canonical_name) SELECT 'Product ' || n FROM"
            + " generate_series(1, 100) n");
    database.execute("ALTER TABLE price_history DISABLE TRIGGER USER");
    database.execute(
        """
        INSERT INTO price_history
          (normalized_product_id, store_id, observed_date, regular_price, source)
        SELECT p.id, s.id, current_date - d, 1 + d / 100.0, 'catalog'
        FROM normalized_products p CROSS JOIN stores s CROSS JOIN generate_series(0, 999) d
        """);
    database.execute("ALTER TABLE price_history ENABLE TRIGGER USER");
    database.execute("SELECT rebuild_derived_prices()");
    database.execute("ANALYZE");
  }

  @AfterAll
  void stop() {
    client.close();
    database.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8})
  void bodiesOfBracketsDoNot(int processors) throws Exception {
    survives(
        processors,
        16,
        port ->
            request(port, "/auth/login")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(BRACKETS))
                .build());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8})
  void largeTrendsDoNot(int processors) throws Exception {
    survives(
        processors,
        8,
        port ->
            request(port, "/api/v1/prices/trends?page_size=100&from=2005-01-01")
                .header("Authorization", "Bearer token")
                .GET()
                .build());
  }

  private void survives(int processors, int clients, Attack attack) throws Exception {
    try (ServiceProcess service = start(processors)) {
      service.awaitReady();
      attack(clients, attack.of(service.port()));
      assertThat(service.alive()).as(service.log()).isTrue();
      assertThat(client.send(request(service.port(), "/health").build(), BodyHandlers.ofString()))
          .returns(200, HttpResponse::statusCode);
      assertThat(service.log()).doesNotContain("OutOfMemoryError");
    }
  }

  private ServiceProcess start(int processors) throws IOException {
    List<String> machine =
        List.of(
            "-Xmx" + System.getProperty("small.heap", "307m"),
            "-XX:ActiveProcessorCount=" + processors,
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError");
    return ServiceProcess.start(machine, database.settings(), SETTINGS, folder);
  }

  /** Each of so many clients asks three times, whatever it is answered. */
  private void attack(int clients, HttpRequest request) throws InterruptedException {
    Callable<Void> attacker =
        () -> {
          for (int i = 0; i < 3; i++) {
            ask(request);
          }
          return null;
        };
    try (ExecutorService executor = Executors.newFixedThreadPool(clients)) {
      List<Future<Void>> all = executor.invokeAll(Collections.nCopies(clients, attacker));
      assertThat(all).allMatch(Future::isDone);
    }
  }

  private void ask(HttpRequest request) throws InterruptedException {
    try {
      client.send(request, BodyHandlers.discarding());
    } catch (IOException _) {
      // refused before the whole body was sent
    }
  }

  private static HttpRequest.Builder request(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)))
        .timeout(PATIENCE);
  }

  private interface Attack {
    HttpRequest of(int port);
  }
}
