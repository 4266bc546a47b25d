package com.cartsnitch.auth.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class SweepIT {
  private final TestDatabase database = TestDatabase.migrated();

  @AfterAll
  void stop() {
    database.close();
  }

  @BeforeEach
  void fill() {
    database.execute("DELETE FROM users");
    database.execute("DELETE FROM verifications");
    database.execute("INSERT INTO users (id, email) VALUES ('ann', 'ann@example.com')");
    database.execute(
        """
        INSERT INTO sessions (id, token, user_id, expires_at)
        SELECT 's' || n, 't' || n, 'ann', now() - interval '1 day' + (n - 2500) * interval '1 s'
        FROM generate_series(1, 2510) n
        """);
    database.execute(
        """
        INSERT INTO verifications (id, identifier, value, expires_at)
        VALUES ('old', 'reset-password:a', 'ann', now()),
               ('new', 'reset-password:b', 'ann', now() + interval '1 hour')
        """);
    database.execute(
        """
        INSERT INTO refresh_tokens (token_hash, family_id, user_id, expires_at)
        VALUES ('\\x01', gen_random_uuid(), 'ann', now()),
               ('\\x02', gen_random_uuid(), 'ann', now() + interval '1 hour')
        """);
    database.execute(
        """
        INSERT INTO idempotency_keys (user_id, route, key, fingerprint, answer, created_at)
        SELECT 'ann', '/x', n, 'f', '{}', now() - interval '24 hours' + (n - 1500) * interval '1 s'
        FROM generate_series(1, 1510) n
        """);
    database.execute(
        """
        INSERT INTO sign_in_addresses (user_id, network, last_used_at)
        VALUES ('ann', 'old', now() - interval '30 days'),
               ('ann', 'new', now() - interval '29 days')
        """);
  }

  @Test
  void changesOfAddressesThatCanNotBeUndoneGo() {
    database.execute(
        """
        INSERT INTO email_changes
          (user_id, token_hash, old_email, old_verified, reserved, expires_at)
        VALUES ('ann', '\\x01', 'old@example.com', true, true, now()),
               ('ann', '\\x02', 'new@example.com', true, true, now() + interval '1 hour')
        """);
    try (Sweep sweep = new Sweep(database.session())) {
      assertThat(sweep.once()).isPositive();
    }
    assertThat(database.rows("SELECT old_email FROM email_changes"))
        .containsExactly("new@example.com");
  }

  @Test
  void whatHasExpiredGoesAndTheRestStays() {
    try (Sweep sweep = new Sweep(database.session())) {
      assertThat(sweep.once()).isBetween(4003L, 4023L);
      assertThat(sweep.once()).isLessThan(20);
    }
    assertThat(database.rows("SELECT id FROM verifications")).containsExactly("new");
    assertThat(database.rows("SELECT token_hash = '\\x02' FROM refresh_tokens"))
        .containsExactly("t");
    assertThat(database.rows("SELECT network FROM sign_in_addresses")).containsExactly("new");
    assertThat(database.rows("SELECT count(*) <= 10 FROM idempotency_keys")).containsExactly("t");
  }

  @Test
  void oneReplicaSweepsAtATime() throws SQLException {
    try (Connection other = database.connect();
        Statement statement = other.createStatement();
        Sweep sweep = new Sweep(database.session())) {
      other.setAutoCommit(false);
      statement.execute("SELECT pg_advisory_xact_lock(" + SweepQueries.LOCK + ")");
      assertThat(sweep.once()).isZero();
      other.rollback();
      assertThat(sweep.once()).isGreaterThan(2000);
    }
  }
}
