package com.cartsnitch;

import com.cartsnitch.command.CartsnitchCommand;
import com.cartsnitch.command.Failures;
import com.cartsnitch.platform.config.NameCache;
import com.cartsnitch.platform.logging.LogFormat;
import picocli.CommandLine;

/** Runs the command that the arguments name. */
public final class Main {
  private Main() {}

  /**
   * The entry point.
   *
   * @param arguments a command and its options; none means {@code serve}
   */
  public static void main(String[] arguments) {
    LogFormat.choose(); // first: the JDK logs a change of its properties
    NameCache.shorten();
    int exitCode =
        new CommandLine(new CartsnitchCommand())
            .setExecutionExceptionHandler(new Failures())
            .execute(arguments);
    System.exit(exitCode);
  }
}
