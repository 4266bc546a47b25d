package com.cartsnitch.command;

import com.cartsnitch.bls.AveragePriceImport;
import com.cartsnitch.bls.AveragePriceResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Loads the Bureau of Labor Statistics' average prices. */
@Command(
    name = "import-bls",
    description = {
      "Load average prices of the US Bureau of Labor Statistics:",
      "comma-separated files, or the Bureau's own tab-separated ones.",
      "Run twice, it doubles nothing."
    })
public final class ImportBlsCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Mixin private ImportOptions options = new ImportOptions();

  @Override
  public Integer call() throws IOException, SQLException {
    AveragePriceResult result =
        new AveragePriceImport(options.database(), options.progress(), options.skipBad())
            .run(options.paths());
    print(result);
    return ExitCodes.OK;
  }

  private void print(AveragePriceResult result) {
    PrintWriter out = spec.commandLine().getOut();
    result
        .series()
        .forEach(
            one -> out.printf("%-15s %-60s %s%n", one.seriesId(), one.name(), one.productId()));
    out.printf(
        "%d observations read, %d of them new or changed; %d bad lines left out.%n",
        result.observations(), result.written(), result.badLines());
  }
}
