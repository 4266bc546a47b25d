package com.cartsnitch.platform.command;

import java.io.Console;

/** Whether somebody looks on. */
public final class Terminal {
  private Terminal() {}

  /** Whether the process is attached to a terminal. */
  @SuppressWarnings("SystemConsoleNull") // it is null where no stream is a terminal, on JDK 25 too
  public static boolean attached() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }
}
