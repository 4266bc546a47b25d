package com.cartsnitch.command;

import com.cartsnitch.bls.AveragePriceImport;
import com.cartsnitch.bls.AveragePriceResult;
import com.cartsnitch.platform.config.DatabaseSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "files, or folders of files")
  private List<Path> paths = List.of();

  @Option(names = "--skip-bad", description = "leave bad lines out instead of stopping at one")
  private boolean skipBad;

  @Override
  public Integer call() throws IOException, SQLException {
    DatabaseSettings database = CommandSettings.read().settings().database();
    TerminalProgress progress = new TerminalProgress(spec.commandLine().getErr());
    AveragePriceResult result = new AveragePriceImport(database, progress, skipBad).run(paths);
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
