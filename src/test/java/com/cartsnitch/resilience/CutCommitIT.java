package com.cartsnitch.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.TcpProxy;
import com.cartsnitch.testing.TestDatabase;
import com.cartsnitch.testing.TestSettings;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The connection is lost after PostgreSQL has committed and before it could say so. */
@FaultRow("F19")
class CutCommitIT {
  private static final Duration START = Duration.ofSeconds(15);
  private static final int AT_ONCE = 6;
  private static final String LIST = "{\"name\":\"Once\",\"items\":[{\"name\":\"Milk\"}]}";

  private TestDatabase database;
  private TcpProxy proxy;

  @BeforeEach
  void makeDatabase() throws Exception {
    database = TestDatabase.migrated();
    proxy = TcpProxy.to(database.port());
    SignedInUsers.make(database, 1);
    database.execute("INSERT INTO stores (name, slug) VALUES ('Corner', 'corner')");
  }

  @AfterEach
  void dropDatabase() throws Exception {
    proxy.close();
    database.close();
  }

  /** The client does not know whether the first one had an effect; the key does. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/v1/shopping/lists           | " + LIST + " | SELECT name FROM shopping_lists",
        "/api/v1/me/stores/corner/connect | {}           | SELECT status FROM user_store_accounts",
      })
  void isRepeatedWithOneEffect(String path, String body, String rows) throws Exception {
    try (Scene scene = scene();
        ListClient client = new ListClient(scene.port())) {
      assertThat(client.post("earlier", "Earlier").statusCode()).isEqualTo(201);
      database.execute("DELETE FROM shopping_lists");
      database.execute("DELETE FROM idempotency_keys");
      scene.faultBegins();
      proxy.cutAfterCommit();
      HttpResponse<String> lost = client.post(path, "key", body);
      long known = System.nanoTime();
      HttpResponse<String> again = client.post(path, "key", body);
      Figures.within("the first answer, asked for again", since(known), scene.bounds().atOnce());
      assertThat(lost.statusCode()).isEqualTo(503);
      assertThat(lost.headers().firstValue("Retry-After")).isPresent();
      assertThat(again.statusCode()).isEqualTo(201);
      assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
      assertThat(client.post(path, "key", body).body()).isEqualTo(again.body());
      scene.stop();
      assertUnharmed(scene);
      assertThat(database.rows(rows)).hasSize(1);
      assertThat(database.rows("SELECT count(*) FROM idempotency_keys")).containsExactly("1");
    }
  }

  /** A client that does not wait for the first answer before it asks again. */
  @Test
  void hasOneEffectHoweverOftenItIsAskedForMeanwhile() throws Exception {
    try (Scene scene = scene();
        ListClient client = new ListClient(scene.port());
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      scene.faultBegins();
      proxy.cutAfterCommit();
      List<Future<HttpResponse<String>>> asked = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        asked.add(clients.submit(() -> client.post(ListClient.LISTS, "key", LIST)));
      }
      List<Integer> statuses = new ArrayList<>();
      for (Future<HttpResponse<String>> answer : asked) {
        statuses.add(answer.get().statusCode());
      }
      assertThat(statuses).contains(503).isSubsetOf(201, 409, 503);
      HttpResponse<String> last = client.post(ListClient.LISTS, "key", LIST);
      assertThat(last.headers().firstValue("Idempotency-Replayed")).hasValue("true");
      for (Future<HttpResponse<String>> answer : asked) {
        if (answer.get().statusCode() == 201) {
          assertThat(answer.get().body()).isEqualTo(last.body());
        }
      }
      scene.stop();
      assertUnharmed(scene);
      assertThat(database.rows("SELECT name FROM shopping_lists")).containsExactly("Once");
      assertThat(database.rows("SELECT name FROM shopping_list_items")).containsExactly("Milk");
    }
  }

  private Scene scene() throws InterruptedException {
    Scene scene = new Scene(TestSettings.of(database.settingsBehind(proxy), Map.of()));
    scene.awaitReady(START);
    return scene;
  }

  /** One connection less is no outage. */
  private static void assertUnharmed(Scene scene) throws InterruptedException {
    scene.assertProbesWereAnsweredInTime();
    assertThat(scene.client().get(Scene.READY).status()).isEqualTo(200);
    scene.assertPoolIsAsBefore();
  }

  private static Duration since(long moment) {
    return Duration.ofNanos(System.nanoTime() - moment);
  }
}
