package com.cartsnitch.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A command of this machine that has ended.
 *
 * @param exitCode what it exited with
 * @param output what it printed and what it complained about
 */
public record CommandRun(int exitCode, String output) {

  /**
   * Runs a command to its end, with nothing to read. One that takes too long is killed with its
   * children.
   *
   * @param folder the working directory
   * @param environment variables beside this process's own
   * @param limit the longest that it may take
   * @param command the program, which is looked for on the path, and its arguments
   * @throws IOException if there is no such program
   * @throws TimeoutException with its output, if it takes longer
   */
  public static CommandRun of(
      Path folder, Map<String, String> environment, Duration limit, String... command)
      throws IOException, InterruptedException, TimeoutException {
    Path output = Files.createTempFile("command", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      int exitCode = exitCode(process, limit);
      return new CommandRun(exitCode, Files.readString(output));
    } catch (TimeoutException e) {
      throw new TimeoutException(
          "%s: still running after %s%n%s"
              .formatted(List.of(command), limit, Files.readString(output)));
    } finally {
      Files.delete(output);
    }
  }

  /** Whether the path has such a program. */
  public static boolean isInstalled(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static int exitCode(Process process, Duration limit)
      throws InterruptedException, TimeoutException {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new TimeoutException();
      }
      return process.exitValue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
