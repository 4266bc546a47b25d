package com.cartsnitch.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class HelpTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource({
    "serve,        Run the service",
    "migrate,      Bring the database's schema up to this version",
    "seed,         Fill an empty database with demo data",
    "rotate-credentials, Encrypt all stored credentials",
    "check-config, Print the settings in force",
    "healthcheck,  Ask the service on this host for its health",
    "user,         'Make and list users, give them new passwords and sign them out'",
    "user create,  'Make a user, and print his id'",
    "user list,    Print all users as a table",
    "user reset-password, 'All his sessions, refresh tokens and mailed links end'",
    "user revoke-sessions, End all sessions and refresh tokens of a user",
  })
  void everyCommandSaysWhatItDoesAndWhatItExitsWith(String command, String description) {
    assertThat(run((command + " --help").split(" ", -1))).isZero();
    assertThat(out.toString().replaceAll("\\s+", " "))
        .contains("Usage: cartsnitch " + command, description, "--help", "--version")
        .contains("Exit codes: 0 done", "1 failed", "2 wrong arguments or settings");
  }

  @Test
  void theExecutableListsItsCommands() {
    assertThat(run("--help")).isZero();
    CommandLine line = new CommandLine(new CartsnitchCommand());
    assertThat(line.getSubcommands()).isNotEmpty();
    assertThat(out.toString()).contains(line.getSubcommands().keySet());
    line.getSubcommands()
        .forEach(
            (name, command) ->
                assertThat(command.getCommandSpec().usageMessage().description())
                    .as(name)
                    .isNotEmpty());
  }

  @Test
  void theVersionIsThatOfTheBuild() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).matches("cartsnitch \\d+\\.\\d+\\.\\d+ \\([0-9a-z]+\\)\\s+");
    out.getBuffer().setLength(0);
    assertThat(run("migrate", "--version")).isZero();
    assertThat(out.toString()).startsWith("cartsnitch ");
  }

  @ParameterizedTest
  @CsvSource({
    "srve",
    "serve --fast",
    "healthcheck --path",
    "healthcheck --url",
    "healthcheck --url /health",
    "healthcheck --url ftp://cartsnitch/health",
    "migrate now",
    "seed --scale 0",
    "seed --until 31/12/2025",
    "user",
    "user create",
    "user create ann@example.com",
    "user create ann --name Ann",
    "user create ann@example.com --name=",
    "user create ann@example.com --name Ann --password correct-horse",
    "user create ann@example.com correct-horse --name Ann",
    "user reset-password",
    "user reset-password ann@example.com --password correct-horse",
    "user reset-password ann@example.com correct-horse",
    "user revoke-sessions"
  })
  void aWrongArgumentIsRefusedWithoutAStackTrace(String line) {
    assertThat(run(line.split(" ", -1))).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).doesNotContain("\tat ").isNotBlank();
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void noArgumentAndNoVariableTakesAPassword() {
    Map<String, CommandLine> commands = new CommandLine(new UserCommand()).getSubcommands();
    assertThat(commands).hasSize(4);
    for (CommandLine command : commands.values()) {
      CommandSpec spec = command.getCommandSpec();
      assertThat(spec.options())
          .allSatisfy(option -> assertThat(option.defaultValue()).isNull())
          .flatMap(OptionSpec::longestName)
          .isSubsetOf("--name", "--verified", "--help", "--version");
      assertThat(spec.positionalParameters())
          .allSatisfy(one -> assertThat(one.paramLabel()).isEqualTo("EMAIL"))
          .allSatisfy(one -> assertThat(one.arity().max()).isEqualTo(1))
          .hasSizeLessThan(2);
    }
  }

  private int run(String... arguments) {
    return new CommandLine(new CartsnitchCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .setExecutionExceptionHandler(new Failures())
        .execute(arguments);
  }
}
