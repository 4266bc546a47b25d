package com.cartsnitch.command;

import com.cartsnitch.platform.metrics.BuildInfo;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The executable: one list of commands; without one it serves. */
@Command(
    name = "cartsnitch",
    description = "Grocery price intelligence over HTTP.",
    mixinStandardHelpOptions = true,
    versionProvider = CartsnitchCommand.Version.class,
    scope = CommandLine.ScopeType.INHERIT,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed: the database, the input or the service is not well",
      "2:wrong arguments or settings"
    },
    subcommands = {
      ServeCommand.class,
      MigrateCommand.class,
      SeedCommand.class,
      ImportBlsCommand.class,
      ImportCpiCommand.class,
      RebuildPricesCommand.class,
      RotateCredentialsCommand.class,
      UserCommand.class,
      CheckConfigCommand.class,
      HealthcheckCommand.class
    })
public final class CartsnitchCommand implements Callable<Integer> {

  @Override
  public Integer call() throws InterruptedException {
    return new ServeCommand().call();
  }

  /** What {@code --version} prints. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      BuildInfo build = BuildInfo.read();
      return new String[] {"cartsnitch %s (%s)".formatted(build.version(), build.commit())};
    }
  }
}
