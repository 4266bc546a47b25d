package com.cartsnitch.testing;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import redis.embedded.core.ExecutableProvider;

/** The programs that a test can start Redis from. */
final class RedisBinary {
  private static final Path FOLDER = Path.of("target", "redis-binaries");

  private RedisBinary() {}

  /** The one that comes with the build. */
  static File embedded() {
    return Extracted.BINARY;
  }

  /**
   * One that was built with TLS: the one that comes with the build, else the system's. The test is
   * skipped where there is none.
   */
  static File withTls() {
    List<File> candidates = new ArrayList<>(List.of(embedded()));
    try {
      candidates.add(ExecutableProvider.newExecutableInPath("redis-server").get());
    } catch (IOException _) {
      // this system has none
    }
    Optional<File> able = candidates.stream().filter(RedisBinary::knowsTls).findFirst();
    Skip.unless(able.isPresent(), "no Redis here was built with TLS (install redis-server)");
    return able.orElseThrow();
  }

  /** Told by what it complains about first: every Redis stops at a setting that it doesn't know. */
  private static boolean knowsTls(File binary) {
    try {
      Process process =
          new ProcessBuilder(binary.getPath(), "--tls-port", "0", "--no-such-setting", "x")
              .redirectErrorStream(true)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return said.contains("no-such-setting");
    } catch (IOException _) {
      return false;
    }
  }

  private static File extract() {
    try {
      Files.createDirectories(FOLDER);
      return ExecutableProvider.newJarResourceProvider(FOLDER.toFile()).get();
    } catch (FileNotFoundException e) {
      throw new IllegalStateException("No Redis for this system comes with the build", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Initialised when it is first touched. */
  private static final class Extracted {
    static final File BINARY = extract();
  }
}
