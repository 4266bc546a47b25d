package com.cartsnitch.command;

import com.cartsnitch.platform.database.DatabaseSettings;
import com.cartsnitch.settings.SettingsPart;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What every import takes. */
final class ImportOptions {
  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec command;

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "files, or folders of files")
  private List<Path> paths = List.of();

  @Option(names = "--skip-bad", description = "leave bad lines out instead of stopping at one")
  private boolean skipBad;

  List<Path> paths() {
    return paths;
  }

  boolean skipBad() {
    return skipBad;
  }

  DatabaseSettings database() {
    return CommandSettings.read(SettingsPart.DATABASE);
  }

  TerminalProgress progress() {
    return new TerminalProgress(command.commandLine().getErr());
  }
}
