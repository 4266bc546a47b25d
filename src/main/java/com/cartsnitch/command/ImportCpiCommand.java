package com.cartsnitch.command;

import com.cartsnitch.bls.CpiImport;
import com.cartsnitch.bls.CpiResult;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Loads the consumer price index. */
@Command(
    name = "import-cpi",
    description = {
      "Load the consumer price index (CPI-U, all items) that the inflation index stands beside.",
      "Run twice, it doubles nothing."
    })
public final class ImportCpiCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Mixin private ImportOptions options = new ImportOptions();

  @Override
  public Integer call() throws IOException, SQLException {
    CpiResult result =
        new CpiImport(options.database(), options.progress(), options.skipBad())
            .run(options.paths());
    spec.commandLine()
        .getOut()
        .printf(
            "%d months read, %d of them new or changed; %d bad lines left out.%n",
            result.months(), result.written(), result.badLines());
    return ExitCodes.OK;
  }
}
