package com.cartsnitch.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.cartsnitch.testing.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ErrorMessagesIT {
  private static final Sql INSERT =
      new Sql("test.insert", "INSERT INTO users (id, email) VALUES (?, ?)");

  @Test
  void whatIsInARowIsNotInTheMessageOfItsError() {
    try (TestDatabase database = TestDatabase.migrated()) {
      database.session().update(INSERT, "ann", "ann@example.com");
      Throwable failure =
          catchThrowable(() -> database.session().update(INSERT, "bob", "ann@example.com"));
      SQLException refusal = SqlStates.find(failure).orElseThrow();
      assertThat(refusal.getSQLState()).isEqualTo("23505");
      assertThat(refusal).hasMessageContaining("duplicate key");
      assertThat(refusal.getMessage()).doesNotContain("ann@example.com");
    }
  }
}
