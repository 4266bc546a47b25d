package com.cartsnitch.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.ApiService;
import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.MailServer;
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

/** An address changes while a link to reset the password is asked for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class ResetRaceIT {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String LINKS = "SELECT identifier FROM verifications";

  private final MailServer mail = new MailServer();
  private final ApiService service = ApiService.start(AuthSecrets.with(mail));

  @AfterAll
  void stop() {
    service.close();
    mail.close();
  }

  @Test
  void whatIsAskedForWhileTheAddressChangesIsNotMailedToTheOldOne() throws Exception {
    WebUser.signedUp(service, "ann");
    try (Connection change = service.database().connect();
        Statement statement = change.createStatement();
        ExecutorService client = Executors.newVirtualThreadPerTaskExecutor()) {
      change.setAutoCommit(false);
      statement.execute("SELECT id FROM users WHERE email = 'ann@example.com' FOR UPDATE");
      statement.execute("DELETE FROM verifications");
      statement.execute("UPDATE users SET email = 'anna@example.com'");
      Future<ApiAnswer> asked =
          client.submit(
              () ->
                  service
                      .anonymous()
                      .post("/auth/request-password-reset", "{\"email\":\"ann@example.com\"}"));
      Eventually.waitFor("the request waits", PATIENCE, () -> asked.isDone() || someoneWaits());
      change.commit();
      assertThat(asked.get().status()).isEqualTo(200);
    }
    assertThat(service.database().rows(LINKS)).isEmpty();
    WebUser.signedUp(service, "bob");
    mail.linkTo("bob@example.com", 1);
    assertThat(mail.textsTo("ann@example.com"))
        .hasSize(1)
        .noneMatch(letter -> letter.contains("reset-password"));
  }

  @Test
  void whatIsIssuedWhileTheAddressChangesEndsWithIt() throws Exception {
    WebUser carol = WebUser.signedUp(service, "carol");
    String id = carol.get("/auth/me").value("id");
    try (Connection reset = service.database().connect();
        Statement statement = reset.createStatement();
        ExecutorService client = Executors.newVirtualThreadPerTaskExecutor()) {
      reset.setAutoCommit(false);
      statement.execute("SELECT id FROM users WHERE id = '%s' FOR KEY SHARE".formatted(id));
      statement.execute(
          """
          INSERT INTO verifications (id, identifier, value, expires_at)
          VALUES ('late', 'reset-password:late', '%s', now() + interval '1 hour')
          """
              .formatted(id));
      Future<ApiAnswer> changed =
          client.submit(
              () -> carol.withCookies().patch("/auth/me", "{\"email\":\"caroline@example.com\"}"));
      Eventually.waitFor("the change waits", PATIENCE, this::someoneWaits);
      reset.commit();
      assertThat(changed.get().status()).isEqualTo(200);
    }
    assertThat(service.database().rows(LINKS + " WHERE id = 'late'")).isEmpty();
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
