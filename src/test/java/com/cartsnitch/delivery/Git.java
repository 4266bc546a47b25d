package com.cartsnitch.delivery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The git command, asked about the repository that this build runs in. */
final class Git {

  static boolean knowsThisRepository() throws InterruptedException {
    try {
      return run("rev-parse", "--is-inside-work-tree").exitCode() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  static List<String> trackedFiles() throws IOException, InterruptedException {
    Result result = run("ls-files", "-z");
    if (result.exitCode() != 0) {
      throw new IOException("git ls-files: " + result.output());
    }
    return result.output().isEmpty() ? List.of() : List.of(result.output().split("\0"));
  }

  /** The full name of the commit that is checked out. */
  static String head() throws IOException, InterruptedException {
    return run("rev-parse", "HEAD").output().strip();
  }

  static boolean ignores(String path) throws IOException, InterruptedException {
    return run("check-ignore", "--quiet", "--no-index", path).exitCode() == 0;
  }

  private static Result run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), output);
  }

  private record Result(int exitCode, String output) {}

  private Git() {}
}
