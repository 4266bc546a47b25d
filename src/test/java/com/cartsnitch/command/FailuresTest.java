package com.cartsnitch.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helidon.dbclient.DbClientException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class FailuresTest {
  private final StringWriter err = new StringWriter();

  @Test
  void whatCanBeExpectedIsOneLine() throws Exception {
    assertThat(handle(new SQLException("no such host"))).isEqualTo(ExitCodes.FAILED);
    assertThat(handle(new FlywayException("bad sql"))).isEqualTo(ExitCodes.FAILED);
    assertThat(handle(new IOException("no such file"))).isEqualTo(ExitCodes.FAILED);
    assertThat(handle(statement(new SQLException("taken\n  Detail: by Ann", "23505"))))
        .isEqualTo(ExitCodes.FAILED);
    assertThat(err.toString().lines())
        .containsExactly(
            "The database refused: no such host",
            "The migration failed: bad sql",
            "no such file",
            "The database refused: taken; Detail: by Ann");
  }

  @Test
  void whatNobodyExpectedKeepsItsStackTrace() {
    IllegalStateException bug = new IllegalStateException("bug");
    assertThatThrownBy(() -> handle(bug)).isSameAs(bug);
    DbClientException misuse = new DbClientException("bug");
    assertThatThrownBy(() -> handle(misuse)).isSameAs(misuse);
  }

  private static DbClientException statement(SQLException cause) {
    return new DbClientException("it failed", cause);
  }

  private int handle(Exception failure) throws Exception {
    CommandLine line = new CommandLine(new Idle()).setErr(new PrintWriter(err, true));
    return new Failures().handleExecutionException(failure, line, line.parseArgs());
  }

  /** Does nothing. */
  @Command(name = "idle")
  private static final class Idle implements Callable<Integer> {
    @Override
    public Integer call() {
      return 0;
    }
  }
}
