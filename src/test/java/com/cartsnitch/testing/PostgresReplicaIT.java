package com.cartsnitch.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cartsnitch.platform.database.connect.CommandConnection;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The second PostgreSQL of the failover tests is a true standby. */
class PostgresReplicaIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path folder;

  @Test
  void streamsRefusesWritesAndTakesThemOncePromoted() throws Exception {
    try (PostgresServer primary = PostgresServer.migrated(folder.resolve("primary"));
        PostgresServer replica = PostgresServer.replicaOf(primary, folder)) {
      execute(primary, "CREATE TABLE t (id int)");
      execute(primary, "INSERT INTO t VALUES (1)");
      Eventually.waitFor("streamed", PATIENCE, () -> rows(replica) == 1);
      assertThatThrownBy(() -> execute(replica, "INSERT INTO t VALUES (2)"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("25006"));
      primary.freeze();
      replica.promote();
      execute(replica, "INSERT INTO t VALUES (2)");
      assertThat(rows(replica)).isEqualTo(2);
    }
  }

  private static void execute(PostgresServer server, String sql) throws SQLException {
    try (Connection connection = CommandConnection.open(server.settings());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** How many rows the table has; -1 as long as it is not there. */
  private static int rows(PostgresServer server) {
    try (Connection connection = CommandConnection.open(server.settings());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM t")) {
      row.next();
      return row.getInt(1);
    } catch (SQLException _) {
      return -1;
    }
  }
}
