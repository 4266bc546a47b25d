package com.cartsnitch.command;

import com.cartsnitch.bls.ImportException;
import com.cartsnitch.platform.config.InvalidSettingsException;
import com.cartsnitch.platform.database.SchemaOutdatedException;
import com.cartsnitch.platform.database.SqlStates;
import com.cartsnitch.platform.database.migrate.MigrationRefusedException;
import com.cartsnitch.platform.http.StartException;
import com.cartsnitch.seed.SeedRefusedException;
import io.helidon.dbclient.DbClientException;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says in one line what stopped a command; only what we did not expect has a stack trace. */
public final class Failures implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed)
      throws Exception {
    PrintWriter err = command.getErr();
    switch (failure) {
      case InvalidSettingsException invalid -> {
        invalid.problems().forEach(err::println);
        return ExitCodes.USAGE;
      }
      case MigrationRefusedException refused -> err.println(refused.getMessage());
      case FlywayException flyway -> err.println("The migration failed: " + flyway.getMessage());
      case ImportException input -> err.println(input.getMessage());
      case SeedRefusedException refused -> err.println(refused.getMessage());
      case StartException start -> err.println(start.getMessage());
      case SchemaOutdatedException outdated -> err.println(outdated.getMessage());
      case CommandRefusedException refused -> err.println(refused.getMessage());
      case SQLException sql -> err.println(refusal(sql));
      case DbClientException statement when SqlStates.find(statement).isPresent() ->
          err.println(refusal(SqlStates.find(statement).get()));
      case IOException io -> err.println(io.getMessage());
      default -> throw failure;
    }
    return ExitCodes.FAILED;
  }

  /** PostgreSQL puts details and hints on lines of their own. */
  private static String refusal(SQLException failure) {
    return "The database refused: "
        + String.valueOf(failure.getMessage()).strip().replaceAll("\\s*\\R\\s*", "; ");
  }
}
