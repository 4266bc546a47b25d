package com.cartsnitch.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.database.migrate.Migrations;
import com.cartsnitch.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions that run as their owner are nobody else's to execute. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FunctionRightsIT {
  private static final String OWNERS =
      "SELECT oid::regprocedure::text FROM pg_proc"
          + " WHERE prosecdef AND pronamespace = 'public'::regnamespace";

  private final TestDatabase database = TestDatabase.migrated();

  @AfterAll
  void stop() {
    database.close();
  }

  List<String> functionsThatRunAsTheirOwner() {
    return database.rows(OWNERS);
  }

  @ParameterizedTest
  @MethodSource("functionsThatRunAsTheirOwner")
  void noOtherRoleMayExecuteThem(String function) {
    assertThat(mayExecute(function)).isEqualTo("f");
  }

  /** A dump without privileges, or another version of the service, makes such ones. */
  @Test
  void theNextMigrationTakesItAwayFromOthers() throws SQLException {
    database.execute(
        "CREATE FUNCTION made_later() RETURNS void LANGUAGE sql SECURITY DEFINER AS 'SELECT'");
    assertThat(mayExecute("made_later()")).isEqualTo("t");
    Migrations.migrate(database.settings());
    assertThat(mayExecute("made_later()")).isEqualTo("f");
    database.execute("DROP FUNCTION made_later");
  }

  private String mayExecute(String function) {
    return database
        .rows("SELECT has_function_privilege('pg_monitor', ?::regprocedure, 'EXECUTE')", function)
        .getFirst();
  }
}
