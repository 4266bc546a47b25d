package com.cartsnitch.command;

import picocli.CommandLine.Command;

/** What operators do to users; there is nothing to do without one of the commands below it. */
@Command(
    name = "user",
    description = {
      "Make and list users, give them new passwords and sign them out, without any mail.",
      "A password is typed at the terminal, or read from the first line of standard input."
    },
    subcommands = {
      UserCreateCommand.class,
      UserListCommand.class,
      UserResetPasswordCommand.class,
      UserRevokeSessionsCommand.class
    })
public final class UserCommand {}
