package com.cartsnitch.platform.answers;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.application.Application;
import com.cartsnitch.platform.database.connect.CommandConnection;
import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.PostgresServer;
import com.cartsnitch.testing.RedisServer;
import com.cartsnitch.testing.TestSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database is stopped and started again, beside a Redis that has the answers. */
class StaleAnswersIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String STORES = "/api/v1/stores";
  private static final String INFLATION = "/api/v1/public/inflation";
  private static final String PRODUCTS = "/api/v1/products";

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private PostgresServer postgres;
  private RedisServer redis;

  @BeforeEach
  void open() throws Exception {
    postgres = PostgresServer.migrated(folder);
    redis = RedisServer.start();
    execute("INSERT INTO stores (name, slug) VALUES ('Kroger', 'kroger')");
    execute("INSERT INTO users (id, email) VALUES ('ann', 'ann@example.com')");
    execute(
        "INSERT INTO sessions (id, token, user_id, expires_at)"
            + " VALUES ('s', 'token-ann', 'ann', now() + interval '1 day')");
  }

  @AfterEach
  void close() throws Exception {
    client.close();
    redis.close();
    postgres.close();
  }

  @Test
  void withoutAChoiceNothingIsServedWhileTheDatabaseIsAway() throws Exception {
    try (Application service = start("0")) {
      awaitStatus(service, STORES, 200);
      postgres.stop();
      awaitStatus(service, STORES, 503);
      for (int i = 0; i < 20; i++) {
        HttpResponse<String> answer = get(service, STORES);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.headers().firstValue("Age")).isEmpty();
      }
      postgres.start();
      awaitStatus(service, STORES, 200);
    }
  }

  @Test
  void oldAnswersCarryTheirAgeAndGiveWayToNewOnes() throws Exception {
    try (Application service = start("300")) {
      awaitStatus(service, STORES, 200);
      HttpResponse<String> fresh = get(service, STORES);
      assertThat(fresh.headers().firstValue("Age")).isEmpty();
      assertThat(get(service, PRODUCTS).statusCode()).isEqualTo(200);
      postgres.stop();
      Eventually.waitFor("an old answer", PATIENCE, () -> age(get(service, STORES)) >= 0);
      HttpResponse<String> old = get(service, STORES);
      assertThat(old.statusCode()).isEqualTo(200);
      assertThat(old.body()).isEqualTo(fresh.body());
      assertThat(old.headers().firstValue("ETag")).isEqualTo(fresh.headers().firstValue("ETag"));
      Eventually.waitFor("more age", PATIENCE, () -> age(get(service, STORES)) >= 2);
      assertThat(get(service, INFLATION).statusCode()).as("never asked before").isEqualTo(503);
      assertThat(get(service, PRODUCTS).statusCode()).as("for users").isEqualTo(503);
      postgres.start();
      execute("INSERT INTO stores (name, slug) VALUES ('Meijer', 'meijer')");
      Eventually.waitFor(
          "the new answer", PATIENCE, () -> get(service, STORES).body().contains("Meijer"));
      assertThat(get(service, STORES).headers().firstValue("Age")).isEmpty();
    }
  }

  @Test
  void aFrozenDatabaseIsAwayToo() throws Exception {
    try (Application service = start("300")) {
      awaitStatus(service, STORES, 200);
      postgres.freeze();
      Eventually.waitFor("an old answer", PATIENCE, () -> age(get(service, STORES)) >= 2);
      postgres.thaw();
      Eventually.waitFor(
          "the new answer",
          PATIENCE,
          () -> get(service, STORES).headers().map().get("age") == null);
    }
  }

  private Application start(String staleness) {
    return Application.start(
        TestSettings.of(
            postgres.settings(),
            Map.of(
                "CARTSNITCH_STALE_IF_ERROR_SECONDS",
                staleness,
                "CARTSNITCH_REDIS_URL",
                redis.url())));
  }

  private void awaitStatus(Application service, String path, int status) throws Exception {
    Eventually.waitFor(
        path + " " + status, PATIENCE, () -> get(service, path).statusCode() == status);
  }

  private static long age(HttpResponse<String> answer) {
    return answer.headers().firstValueAsLong("Age").orElse(-1);
  }

  private HttpResponse<String> get(Application service, String path) {
    URI uri = URI.create("http://localhost:%d%s".formatted(service.port(), path));
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(PATIENCE)
            .header("Authorization", "Bearer token-ann")
            .build();
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = CommandConnection.open(postgres.settings());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
