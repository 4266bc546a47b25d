package com.cartsnitch.command;

import com.cartsnitch.platform.database.migrate.MigrationResult;
import com.cartsnitch.platform.database.migrate.Migrations;
import com.cartsnitch.settings.SettingsPart;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Brings the schema up to this version; two at once run one after the other. */
@Command(
    name = "migrate",
    description = "Bring the database's schema up to this version; does nothing when it is.")
public final class MigrateCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() throws SQLException {
    MigrationResult result = Migrations.migrate(CommandSettings.read(SettingsPart.DATABASE));
    spec.commandLine()
        .getOut()
        .printf(
            "The schema is at revision %d; %d migrations were applied.%n",
            result.to(), result.applied());
    return ExitCodes.OK;
  }
}
