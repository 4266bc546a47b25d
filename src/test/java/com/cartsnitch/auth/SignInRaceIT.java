package com.cartsnitch.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.ApiService;
import com.cartsnitch.testing.Eventually;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** A password is changed while somebody signs in with the old one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class SignInRaceIT {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ApiService service = ApiService.start(AuthSecrets.SETTINGS);

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void whoSignsInMeanwhileIsNotLetIn() throws Exception {
    WebUser.signedUp(service, "ann");
    try (Connection change = service.database().connect();
        Statement statement = change.createStatement();
        ExecutorService client = Executors.newVirtualThreadPerTaskExecutor()) {
      change.setAutoCommit(false);
      statement.execute("SELECT id FROM users WHERE email = 'ann@example.com' FOR UPDATE");
      Future<ApiAnswer> signIn =
          client.submit(() -> WebUser.of(service).signIn("ann", WebUser.PASSWORD));
      Eventually.waitFor("the sign-in waits for the change", PATIENCE, this::someoneWaits);
      statement.execute(
          "UPDATE accounts SET password = 'another' WHERE provider_id = 'credential'");
      change.commit();
      assertThat(signIn.get().status()).isEqualTo(401);
    }
    assertThat(service.database().rows("SELECT count(*) FROM sessions")).containsExactly("1");
  }

  private boolean someoneWaits() {
    return !service
        .database()
        .rows(
            """
            SELECT 1 FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock'
            """)
        .isEmpty();
  }
}
