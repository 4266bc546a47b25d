package com.cartsnitch.command;

import com.cartsnitch.auth.signin.Registration;
import com.cartsnitch.auth.user.EmailAddress;
import com.cartsnitch.auth.user.User;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a user. */
@Command(
    name = "create",
    description = {
      "Make a user, and print his id.",
      "His password is typed at the terminal, or read from the first line of standard input."
    })
public final class UserCreateCommand implements Callable<Integer> {
  private static final int MAX_NAME = 100;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Parameters(paramLabel = "EMAIL", description = "his e-mail address")
  private String email = "";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      required = true,
      description = "what he is called; at most 100 characters")
  private String name = "";

  @Option(names = "--verified", description = "mark the address as his, without a mail")
  private boolean verified;

  @Override
  public Integer call() throws IOException, SQLException {
    EmailAddress address =
        EmailAddress.parse(email).orElseThrow(() -> wrong("EMAIL must be an e-mail address"));
    checkName();
    try (UserServices services = UserServices.open()) {
      // before the password is typed in vain
      if (services.users().byEmail(address.value()).isPresent()) {
        throw inUse(address);
      }
      Registration registration =
          new Registration(address, NewPassword.ask(), name, Optional.empty());
      User user = services.signUp().only(registration, verified).orElseThrow(() -> inUse(address));
      spec.commandLine().getOut().println(user.id());
      return ExitCodes.OK;
    }
  }

  private void checkName() {
    if (name.isBlank() || name.codePointCount(0, name.length()) > MAX_NAME) {
      throw wrong("--name must have 1 to 100 characters");
    }
    if (!HarmlessText.of(name).equals(name) || name.indexOf('\uFFFD') >= 0) {
      throw wrong("--name must be text that can be seen (is LC_ALL an encoding that has it?)");
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private static CommandRefusedException inUse(EmailAddress address) {
    return new CommandRefusedException("The address %s is in use".formatted(address.value()));
  }
}
