package com.cartsnitch.command;

import com.cartsnitch.auth.user.User;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives a user a new password. */
@Command(
    name = "reset-password",
    description = {
      "Give a user a new password. All his sessions, refresh tokens and mailed links end.",
      "It is typed at the terminal, or read from the first line of standard input."
    })
public final class UserResetPasswordCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Parameters(paramLabel = "EMAIL", description = "his e-mail address, in any case")
  private String email = "";

  @Override
  public Integer call() throws IOException, SQLException {
    try (UserServices services = UserServices.open()) {
      User user = services.user(email);
      if (!services.passwordChange().set(user.id(), NewPassword.ask())) {
        throw UserServices.noUser(email);
      }
      spec.commandLine()
          .getOut()
          .printf(
              "%s has a new password; all sessions, refresh tokens and mailed links have ended.%n",
              HarmlessText.of(user.email()));
      return ExitCodes.OK;
    }
  }
}
