package com.cartsnitch.command;

import com.cartsnitch.bls.CpiImport;
import com.cartsnitch.bls.CpiResult;
import com.cartsnitch.platform.config.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "files, or folders of files")
  private List<Path> paths = List.of();

  @Option(names = "--skip-bad", description = "leave bad lines out instead of stopping at one")
  private boolean skipBad;

  @Override
  public Integer call() throws IOException, SQLException {
    DatabaseSettings database = CommandSettings.read().settings().database();
    TerminalProgress progress = new TerminalProgress(spec.commandLine().getErr());
    CpiResult result = new CpiImport(database, progress, skipBad).run(paths);
    spec.commandLine()
        .getOut()
        .printf(
            "%d months read, %d of them new or changed; %d bad lines left out.%n",
            result.months(), result.written(), result.badLines());
    return ExitCodes.OK;
  }
}
