package com.cartsnitch.platform.logging;

import com.cartsnitch.platform.command.Terminal;

/** Logs are plain text on a terminal and JSON lines everywhere else. */
public final class LogFormat {
  private static final String PROPERTY = "logback.configurationFile";

  private LogFormat() {}

  /** Chooses, unless {@code -Dlogback.configurationFile} did. Call it before the first log line. */
  public static void choose() {
    if (System.getProperty(PROPERTY) == null) {
      System.setProperty(PROPERTY, Terminal.attached() ? "logback-plain.xml" : "logback-json.xml");
    }
  }
}
