package com.cartsnitch.platform.telemetry;

import java.io.Console;

/** Logs are plain text on a terminal and JSON lines everywhere else. */
public final class LogFormat {
  private static final String PROPERTY = "logback.configurationFile";

  private LogFormat() {}

  /** Chooses, unless {@code -Dlogback.configurationFile} did. Call it before the first log line. */
  public static void choose() {
    if (System.getProperty(PROPERTY) == null) {
      System.setProperty(PROPERTY, terminal() ? "logback-plain.xml" : "logback-json.xml");
    }
  }

  @SuppressWarnings("SystemConsoleNull") // it is null where no stream is a terminal, on JDK 25 too
  private static boolean terminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }
}
