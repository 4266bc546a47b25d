package com.cartsnitch.command;

import com.cartsnitch.auth.user.User;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows the users. */
@Command(name = "list", description = "Print all users as a table, the oldest first.")
public final class UserListCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() throws SQLException {
    TextTable table = new TextTable("id", "e-mail", "name", "verified", "created");
    try (UserServices services = UserServices.open()) {
      for (User user : services.users().all()) {
        table.add(
            user.id(),
            user.email(),
            user.name(),
            user.emailVerified() ? "yes" : "no",
            user.createdAt());
      }
    }
    table.print(spec.commandLine().getOut());
    return ExitCodes.OK;
  }
}
