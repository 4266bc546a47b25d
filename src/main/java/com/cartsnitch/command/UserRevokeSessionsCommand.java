package com.cartsnitch.command;

import com.cartsnitch.auth.user.User;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Signs a user out everywhere. */
@Command(
    name = "revoke-sessions",
    description = "End all sessions and refresh tokens of a user, whose password stays.")
public final class UserRevokeSessionsCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Parameters(paramLabel = "EMAIL", description = "his e-mail address, in any case")
  private String email = "";

  @Override
  public Integer call() throws SQLException {
    try (UserServices services = UserServices.open()) {
      User user = services.user(email);
      spec.commandLine()
          .getOut()
          .printf(
              "%d sessions of %s have ended, and all his refresh tokens.%n",
              services.signOut().everywhere(user.id()), HarmlessText.of(user.email()));
      return ExitCodes.OK;
    }
  }
}
