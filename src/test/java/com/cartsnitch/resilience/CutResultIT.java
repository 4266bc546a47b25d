package com.cartsnitch.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.RawAnswer;
import com.cartsnitch.testing.RawClient;
import com.cartsnitch.testing.TcpProxy;
import com.cartsnitch.testing.TestDatabase;
import com.cartsnitch.testing.TestSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The connection is lost while PostgreSQL sends a long result. */
@FaultRow("F18")
class CutResultIT {
  private static final Duration START = Duration.ofSeconds(15);

  /** More than any other answer of the database has, much less than the long ones. */
  private static final int BEGINNING = 6000;

  private static final String PRODUCT = "8c2f4a66-0b7e-4d0c-9d53-3c8d0f4e1a01";
  private static final String LIST = "8c2f4a66-0b7e-4d0c-9d53-3c8d0f4e1a02";
  private static final String FILL_PRICES =
      """
      INSERT INTO price_history
        (normalized_product_id, store_id, observed_date, regular_price, source)
      SELECT '%s', id, DATE '2026-01-01' - day, 1 + day / 100.0, 'catalog'
      FROM stores, generate_series(1, 3000) AS day
      """
          .formatted(PRODUCT);
  private static final String FILL_LIST =
      """
      INSERT INTO shopping_list_items (list_id, position, name, quantity)
      SELECT '%s', n, repeat('milk ', 20), 1 FROM generate_series(1, 500) AS n
      """
          .formatted(LIST);

  private TestDatabase database;
  private TcpProxy proxy;

  @BeforeEach
  void makeDatabase() throws Exception {
    database = TestDatabase.migrated();
    proxy = TcpProxy.to(database.port());
    SignedInUsers.make(database, 1);
    database.execute("INSERT INTO stores (name, slug) VALUES ('Corner', 'corner')");
    database.execute(
        "INSERT INTO normalized_products (id, canonical_name) VALUES ('%s', 'Milk')"
            .formatted(PRODUCT));
    database.execute(
        "INSERT INTO shopping_lists (id, user_id, name) VALUES ('%s', 'user-0', 'Long')"
            .formatted(LIST));
    database.execute(FILL_PRICES);
    database.execute(FILL_LIST);
  }

  @AfterEach
  void dropDatabase() throws Exception {
    proxy.close();
    database.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/v1/products/" + PRODUCT + "/prices",
        "GET /api/v1/prices/trends",
        "GET /api/v1/shopping/lists/" + LIST,
        "PUT /api/v1/shopping/lists/" + LIST,
      })
  void isNoHalfAnswer(String operation) throws Exception {
    try (Scene scene = new Scene(TestSettings.of(database.settingsBehind(proxy), Map.of()))) {
      scene.awaitReady(START);
      scene.faultBegins();
      proxy.cutEachAfter(BEGINNING);
      RawAnswer cut = ask(scene, operation);
      assertThat(cut.status()).as(cut.body()).isEqualTo(503);
      assertThat(cut.header("retry-after")).isNotEmpty();
      assertThat(cut.body()).contains("SERVICE_UNAVAILABLE").doesNotContain("08006", "milk");
      assertThat(scene.client().get(Scene.READY).status()).isEqualTo(200);
      proxy.pass();
      scene.faultEnds();
      RawAnswer whole = ask(scene, operation);
      assertThat(whole.status()).isEqualTo(200);
      assertThat(whole.body().length()).isGreaterThan(BEGINNING);
      scene.stop();
      scene.assertProbesWereAnsweredInTime();
      scene.assertPoolIsAsBefore();
      assertThat(database.rows("SELECT count(*) FROM shopping_list_items")).containsExactly("500");
    }
  }

  private static RawAnswer ask(Scene scene, String operation) throws IOException {
    try (RawClient client = new RawClient(scene.port())) {
      client.send(
          """
          %s HTTP/1.1\r
          Host: localhost\r
          Authorization: Bearer %s\r
          Content-Type: application/json\r
          Content-Length: 2\r
          \r
          {}\
          """
              .formatted(operation, ListClient.TOKEN));
      return client.answer();
    }
  }
}
