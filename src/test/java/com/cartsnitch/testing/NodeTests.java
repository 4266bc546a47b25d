package com.cartsnitch.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tests written for Node's own test runner. */
public final class NodeTests {
  private static final Duration START_LIMIT = Duration.ofSeconds(30);
  private static final Duration INSTALL_LIMIT = Duration.ofMinutes(3);

  /** How npm names what stopped it. */
  private static final Pattern NPM_CODE = Pattern.compile("npm (?:error|ERR!) code (\\w+)");

  /** What npm says of files of ours that are wrong, wherever it runs. */
  private static final List<String> OUR_FAULT = List.of("EUSAGE", "EINTEGRITY", "EJSONPARSE");

  private final Path folder;

  private NodeTests(Path folder) {
    this.folder = folder;
  }

  /**
   * Copies a folder of them and installs what they need. Where that cannot be, as there is no Node,
   * or one too old, or no registry, the calling test is skipped.
   *
   * @param source has the tests, {@code package.json} and its lock file, and no folder
   * @param target where the copy goes; what it has installed is replaced
   */
  public static NodeTests install(Path source, Path target)
      throws IOException, InterruptedException, TimeoutException {
    needs("node");
    needs("npm");
    copy(source, target);
    npmCi(target);
    return new NodeTests(target);
  }

  /**
   * Runs all of them.
   *
   * @param environment variables beside this process's own
   * @param limit the longest that they may take together
   * @return Node's own run, whose exit code is 0 if no test failed
   */
  public CommandRun run(Map<String, String> environment, Duration limit)
      throws IOException, InterruptedException, TimeoutException {
    return CommandRun.of(folder, environment, limit, "node", "--test", "--test-reporter=spec");
  }

  private static void needs(String program)
      throws IOException, InterruptedException, TimeoutException {
    try {
      CommandRun.of(Path.of("."), Map.of(), START_LIMIT, program, "--version");
    } catch (IOException e) {
      Skip.because("the tests for Node: " + program + " is not on the path");
    }
  }

  private static void npmCi(Path folder) throws IOException, InterruptedException {
    try {
      CommandRun run = CommandRun.of(folder, Map.of(), INSTALL_LIMIT, "npm", "ci");
      if (run.exitCode() != 0) {
        skipOrFail(run.output());
      }
    } catch (TimeoutException e) {
      Skip.because("the tests for Node: npm ci took longer than " + INSTALL_LIMIT);
    }
  }

  private static void skipOrFail(String output) {
    Matcher matcher = NPM_CODE.matcher(output);
    String code = matcher.find() ? matcher.group(1) : output;
    if (OUR_FAULT.contains(code)) {
      throw new AssertionError(output);
    }
    Skip.because("the tests for Node: npm ci cannot install what they need: " + code);
  }

  private static void copy(Path source, Path target) throws IOException {
    Files.createDirectories(target);
    for (Path old : files(target)) {
      Files.delete(old);
    }
    for (Path file : files(source)) {
      Files.copy(file, target.resolve(file.getFileName()));
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(Files::isRegularFile).toList();
    }
  }
}
