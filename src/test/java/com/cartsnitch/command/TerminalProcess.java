package com.cartsnitch.command;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The executable at a terminal, which the {@code script} of util-linux makes for it. */
final class TerminalProcess implements AutoCloseable {
  private static final Path SCRIPT = Path.of("/usr/bin/script");

  private final Process process;
  private final Reader screen;
  private final StringBuilder seen = new StringBuilder();

  private TerminalProcess(Process process) {
    this.process = process;
    this.screen = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8);
  }

  /** Whether this machine has what it takes. */
  static boolean possible() {
    return System.getProperty("os.name").equals("Linux") && Files.isExecutable(SCRIPT);
  }

  /**
   * Starts a command.
   *
   * @param environment its only variables
   * @param end shell text after it, such as a redirection
   * @param arguments the command and its options
   */
  static TerminalProcess start(
      Path folder, Map<String, String> environment, String end, String... arguments)
      throws IOException {
    String command =
        ChildProcess.commandLine(arguments).stream()
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" ", "exec ", end));
    ProcessBuilder builder =
        new ProcessBuilder(List.of(SCRIPT.toString(), "-qec", command, "/dev/null"))
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    return new TerminalProcess(builder.start());
  }

  /** Waits until a text is on the screen. */
  void await(String text) throws IOException {
    while (seen.indexOf(text) < 0) {
      int next = screen.read();
      if (next < 0) {
        throw new AssertionError("%s is not in %s".formatted(text, seen));
      }
      seen.append((char) next);
    }
  }

  /** Types a line. */
  void type(String line) throws IOException {
    OutputStream keyboard = process.getOutputStream();
    keyboard.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    keyboard.flush();
  }

  /** Waits for its end; returns the exit code. */
  int awaitEnd() throws IOException, InterruptedException {
    for (int next; (next = screen.read()) >= 0; ) {
      seen.append((char) next);
    }
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("still running: " + seen);
    }
    return process.exitValue();
  }

  /** All that was ever on the screen. */
  String seen() {
    return seen.toString();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
