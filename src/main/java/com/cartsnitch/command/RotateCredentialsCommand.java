package com.cartsnitch.command;

import com.cartsnitch.settings.SettingsPart;
import com.cartsnitch.stores.CredentialRotation;
import com.cartsnitch.stores.RotationResult;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Encrypts the stored credentials under the first of the Fernet keys. */
@Command(
    name = "rotate-credentials",
    description = {
      "Encrypt all stored credentials under the first key of CARTSNITCH_FERNET_KEY,",
      "once every service has the new list, and before the old keys are taken off it.",
      "Rows that no key can read are named and left; then the exit code is 1."
    })
public final class RotateCredentialsCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() throws SQLException {
    TerminalProgress progress = new TerminalProgress(spec.commandLine().getErr());
    RotationResult result =
        new CredentialRotation(CommandSettings.read(SettingsPart.ROTATION), progress).run();
    spec.commandLine()
        .getOut()
        .printf(
            "%d credentials were encrypted anew; %d were already; %d can't be read.%n",
            result.rotated(), result.current(), result.unreadable());
    return result.unreadable() == 0 ? ExitCodes.OK : ExitCodes.FAILED;
  }
}
