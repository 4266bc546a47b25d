package com.cartsnitch.command;

import com.cartsnitch.platform.config.SettingInForce;
import com.cartsnitch.settings.Configuration;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows the settings in force, or everything that is wrong with them. */
@Command(
    name = "check-config",
    description = "Print the settings in force, secrets masked, or all that is wrong with them.")
public final class CheckConfigCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() {
    Configuration configuration = CommandSettings.read();
    PrintWriter out = spec.commandLine().getOut();
    for (SettingInForce setting : configuration.inForce()) {
      out.printf(
          "%-48s %s%s%n",
          setting.variable(), setting.value(), setting.isDefault() ? "  (default)" : "");
    }
    configuration.warnings().forEach(line -> out.println("warning: " + line));
    return ExitCodes.OK;
  }
}
