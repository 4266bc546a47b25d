package com.cartsnitch.platform.command;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether output goes to a terminal. */
public final class Terminal {
  private static final Path INPUT = Path.of("/dev/stdin");
  private static final Path NOTHING = Path.of("/dev/null");
  private static final int TYPE = 0170000;
  private static final int CHARACTER_DEVICE = 0020000;

  private Terminal() {}

  /** Whether the process is attached to a terminal: both what it reads and what it prints. */
  public static boolean attached() {
    return console().isPresent();
  }

  /** The terminal that the process is attached to. */
  @SuppressWarnings("SystemConsoleNull") // it is null where no stream is a terminal, on JDK 25 too
  public static Optional<Console> console() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal);
  }

  /** Whether standard input alone is a terminal; not found out on systems without devices. */
  public static boolean typesIntoInput() {
    try {
      int mode = (int) Files.getAttribute(INPUT, "unix:mode");
      return (mode & TYPE) == CHARACTER_DEVICE && !Files.isSameFile(INPUT, NOTHING);
    } catch (IOException | UnsupportedOperationException _) {
      return false;
    }
  }
}
