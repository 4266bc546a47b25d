package com.cartsnitch.command;

import com.cartsnitch.platform.database.DatabaseSettings;
import com.cartsnitch.platform.database.connect.CommandConnection;
import com.cartsnitch.settings.SettingsPart;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Computes what is derived from the price history anew, which triggers keep in step else. */
@Command(
    name = "rebuild-prices",
    description = {
      "Compute current prices, monthly prices and the index anew from the price history.",
      "Triggers keep them in step; this is for a database restored without its triggers."
    })
public final class RebuildPricesCommand implements Callable<Integer> {
  private static final String REBUILD = "SELECT rebuild_derived_prices()";

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() throws SQLException {
    DatabaseSettings database = CommandSettings.read(SettingsPart.DATABASE);
    try (Connection connection = CommandConnection.open(database);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(REBUILD)) {
      row.next();
      spec.commandLine().getOut().printf("%d monthly prices were computed.%n", row.getLong(1));
      return ExitCodes.OK;
    }
  }
}
