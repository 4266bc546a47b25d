package com.cartsnitch.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A Redis of a test's own on 127.0.0.1, which can be stopped, killed, frozen and started again. Its
 * folder under {@code target/redis} keeps its configuration and its log.
 */
public final class RedisServer implements AutoCloseable {
  private static final Path FOLDERS = Path.of("target", "redis");
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration PERIOD = Duration.ofMillis(10);

  /** Cluster nodes talk to each other 10000 above their port. */
  private static final int HIGHEST_PORT = 55_535;

  private final List<String> command;
  private final Path log;
  private final int port;
  private Process process;
  private boolean frozen;

  private RedisServer(File binary, Path folder, int port, List<String> flags) throws IOException {
    this.port = port;
    this.log = folder.resolve("log");
    this.command =
        Stream.concat(
                Stream.of(binary.getPath(), folder.resolve("redis.conf").toString()),
                flags.stream())
            .toList();
    this.process = launch();
  }

  /**
   * Starts one that keeps nothing, on a free port.
   *
   * @param options further lines of its configuration file, such as {@code requirepass secret}
   */
  public static RedisServer start(String... options) throws IOException, InterruptedException {
    return startOn(freePort(), options);
  }

  /** The same on a port of the caller's choice. */
  public static RedisServer startOn(int port, String... options)
      throws IOException, InterruptedException {
    return start(RedisBinary.embedded(), port, List.of(), List.of(options));
  }

  static RedisServer start(File binary, int port, List<String> flags, List<String> options)
      throws IOException, InterruptedException {
    Files.createDirectories(FOLDERS);
    Path folder = Files.createTempDirectory(FOLDERS.toAbsolutePath(), port + "-");
    List<String> lines =
        new ArrayList<>(List.of("bind 127.0.0.1", "port " + port, "dir " + folder, "save \"\""));
    lines.addAll(options);
    Files.write(folder.resolve("redis.conf"), lines);
    RedisServer server = new RedisServer(binary, folder, port, flags);
    try {
      server.awaitReady();
      return server;
    } catch (IOException | InterruptedException | RuntimeException e) {
      server.kill();
      throw e;
    }
  }

  /** A port that nobody listens on, low enough for a node of a cluster. */
  public static int freePort() throws IOException {
    int port = FreePort.find();
    while (port > HIGHEST_PORT) {
      port = FreePort.find();
    }
    return port;
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** Its plain URL, without credentials. */
  public String url() {
    return "redis://127.0.0.1:" + port;
  }

  /** Ends it as an operator would. */
  public void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      kill();
    }
  }

  /** Ends it at once (SIGKILL). */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
    frozen = false;
  }

  /** Keeps it from running (SIGSTOP): connections stay open and nothing answers. */
  public void freeze() throws IOException {
    Signals.send("-STOP", Stream.of(process.toHandle()));
    frozen = true;
  }

  /** Lets it run again. */
  public void thaw() throws IOException {
    Signals.send("-CONT", Stream.of(process.toHandle()));
    frozen = false;
  }

  /** Ends it if it still runs and starts it on the same port. */
  public void restart() throws IOException, InterruptedException {
    end();
    process = launch();
    awaitReady();
  }

  @Override
  public void close() {
    try {
      end();
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void end() throws InterruptedException {
    if (frozen) {
      kill();
    } else {
      stop();
    }
  }

  private Process launch() throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private void awaitReady() throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (!isReady()) {
      if (!process.isAlive() || System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new IOException("Redis does not start:\n" + Files.readString(log));
      }
      Thread.sleep(PERIOD);
    }
  }

  private boolean isReady() throws IOException {
    String said = Files.readString(log);
    return said.contains("Ready to accept connections") || said.contains("+monitor master");
  }
}
