package com.cartsnitch.delivery;

import com.cartsnitch.testing.CommandRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** The git command, asked about the repository that this build runs in. */
final class Git {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  static boolean knowsThisRepository() throws InterruptedException, TimeoutException {
    try {
      return run("rev-parse", "--is-inside-work-tree").exitCode() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  static List<String> trackedFiles() throws IOException, InterruptedException, TimeoutException {
    CommandRun result = run("ls-files", "-z");
    if (result.exitCode() != 0) {
      throw new IOException("git ls-files: " + result.output());
    }
    return result.output().isEmpty() ? List.of() : List.of(result.output().split("\0"));
  }

  /** The full name of the commit that is checked out. */
  static String head() throws IOException, InterruptedException, TimeoutException {
    return run("rev-parse", "HEAD").output().strip();
  }

  static boolean ignores(String path) throws IOException, InterruptedException, TimeoutException {
    return run("check-ignore", "--quiet", "--no-index", path).exitCode() == 0;
  }

  private static CommandRun run(String... arguments)
      throws IOException, InterruptedException, TimeoutException {
    List<String> words = new ArrayList<>(List.of("git"));
    words.addAll(List.of(arguments));
    return CommandRun.of(Path.of("."), Map.of(), LIMIT, words.toArray(String[]::new));
  }

  private Git() {}
}
