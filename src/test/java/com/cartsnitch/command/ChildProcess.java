package com.cartsnitch.command;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The executable, run as a user runs it.
 *
 * @param exitCode what it exited with
 * @param out what it printed
 * @param err what it complained about
 */
record ChildProcess(int exitCode, String out, String err) {

  /**
   * Runs a command to its end, with nothing on its standard input.
   *
   * @param folder the working directory
   * @param environment its only variables
   * @param arguments the command and its options
   */
  static ChildProcess run(Path folder, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    return run(folder, environment, new byte[0], arguments);
  }

  /**
   * Runs a command to its end.
   *
   * @param folder the working directory
   * @param environment its only variables
   * @param input what is on its standard input
   * @param arguments the command and its options
   */
  static ChildProcess run(
      Path folder, Map<String, String> environment, byte[] input, String... arguments)
      throws IOException, InterruptedException {
    List<String> line = commandLine(arguments);
    Path in = Files.write(Files.createTempFile(folder, "in", ".txt"), input);
    File out = Files.createTempFile(folder, "out", ".txt").toFile();
    File err = Files.createTempFile(folder, "err", ".txt").toFile();
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectInput(in.toFile())
            .redirectOutput(out)
            .redirectError(err);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("still running: " + line);
    }
    return new ChildProcess(process.exitValue(), read(out), read(err));
  }

  /** What starts the executable. */
  static List<String> commandLine(String... arguments) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp", classPath()));
    line.add("com.cartsnitch.Main");
    line.addAll(List.of(arguments));
    return line;
  }

  /** The tests' own class path without the tests, whose settings of the log would count. */
  private static String classPath() {
    String separator = File.pathSeparator;
    List<String> entries = List.of(System.getProperty("java.class.path").split(separator, -1));
    return String.join(
        separator, entries.stream().filter(entry -> !entry.contains("test-classes")).toList());
  }

  private static String read(File file) throws IOException {
    return Files.readString(file.toPath(), StandardCharsets.UTF_8);
  }
}
