package com.cartsnitch.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.ServiceProcess;
import com.cartsnitch.testing.TestDatabase;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service is killed in the middle of a transaction, while PostgreSQL runs its statement. */
@FaultRow("F22")
class KilledServiceIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Far less than the statement takes, which nothing but the client's loss would end. */
  private static final Duration ENDED =
      Duration.ofMillis(Boolean.getBoolean("chaos.strict") ? 2000 : 4000);

  private static final String SLOW_ITEMS =
      """
      CREATE FUNCTION take_long() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN PERFORM pg_sleep(9); RETURN NEW; END';
      CREATE TRIGGER take_long BEFORE INSERT ON shopping_list_items
        FOR EACH ROW EXECUTE FUNCTION take_long()
      """;
  private static final String SESSIONS =
      """
      SELECT pid FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'cartsnitch-api'
      """;
  private static final String RUNNING = SESSIONS + " AND wait_event = 'PgSleep'";

  @TempDir Path folder;
  private TestDatabase database;

  @BeforeEach
  void makeDatabase() {
    database = TestDatabase.migrated();
    SignedInUsers.make(database, 1);
  }

  @AfterEach
  void dropDatabase() {
    database.close();
  }

  @Test
  void leavesNothingBehindAndStartsAgain() throws Exception {
    database.execute(SLOW_ITEMS);
    killInTransaction();
    Duration ended = Eventually.waitFor("ended", PATIENCE, () -> database.rows(SESSIONS).isEmpty());
    Figures.within("the killed service's statements ended", ended, ENDED);
    assertNothingWritten();
    database.execute("DROP TRIGGER take_long ON shopping_list_items");
    try (ServiceProcess service = start();
        ListClient client = new ListClient(service.port())) {
      service.awaitReady();
      HttpResponse<String> again = client.post("key", "Again");
      assertThat(again.statusCode()).isEqualTo(201);
      assertThat(again.headers().firstValue("Idempotency-Replayed")).isEmpty();
      assertThat(database.rows("SELECT name FROM shopping_lists")).containsExactly("Again");
      assertThat(database.rows("SELECT name FROM shopping_list_items")).containsExactly("Again");
    }
  }

  private void killInTransaction() throws Exception {
    try (ServiceProcess service = start();
        ListClient client = new ListClient(service.port());
        ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
      service.awaitReady();
      Future<HttpResponse<String>> cut = thread.submit(() -> client.post("key", "Again"));
      Eventually.waitFor("running", PATIENCE, () -> !database.rows(RUNNING).isEmpty());
      service.kill();
      service.awaitExit(PATIENCE);
      assertThatThrownBy(cut::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(IOException.class);
    }
  }

  private void assertNothingWritten() {
    for (String table :
        new String[] {"shopping_lists", "shopping_list_items", "idempotency_keys"}) {
      assertThat(database.rows("SELECT count(*) FROM " + table)).containsExactly("0");
    }
  }

  private ServiceProcess start() throws IOException {
    return ServiceProcess.start(database.settings(), Map.of(), folder);
  }
}
