package com.cartsnitch.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
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

  /**
   * The same, but it speaks TLS and nothing else. Where no Redis can, the test is skipped.
   *
   * @param shown what it shows to clients, of whom it asks nothing
   */
  public static RedisServer startTls(CertificateAuthority.Pair shown, String... options)
      throws IOException, InterruptedException {
    int port = freePort();
    List<String> lines = new ArrayList<>(tls(port, shown));
    lines.addAll(List.of(options));
    return start(RedisBinary.withTls(), port, List.of(), lines);
  }

  /** A sentinel. */
  static RedisServer startSentinel(String... options) throws IOException, InterruptedException {
    return start(RedisBinary.embedded(), freePort(), List.of("--sentinel"), List.of(options));
  }

  /** A sentinel that speaks TLS and nothing else. */
  public static RedisServer startTlsSentinel(CertificateAuthority.Pair shown, String... options)
      throws IOException, InterruptedException {
    int port = freePort();
    List<String> lines = new ArrayList<>(tls(port, shown));
    lines.addAll(List.of(options));
    return start(RedisBinary.withTls(), port, List.of("--sentinel"), lines);
  }

  /** The lines of a configuration file that make TLS of a port. */
  private static List<String> tls(int port, CertificateAuthority.Pair shown) {
    return List.of(
        "port 0",
        "tls-port " + port,
        "tls-cert-file " + shown.certificate(),
        "tls-key-file " + shown.key(),
        "tls-ca-cert-file " + shown.authority(),
        "tls-auth-clients no",
        "tls-replication yes",
        "loglevel debug");
  }

  private static RedisServer start(File binary, int port, List<String> flags, List<String> options)
      throws IOException, InterruptedException {
    Files.createDirectories(FOLDERS);
    Path folder = Files.createTempDirectory(FOLDERS.toAbsolutePath(), port + "-");
    List<String> lines =
        new ArrayList<>(List.of("bind 127.0.0.1", "port " + port, "dir " + folder));
    if (flags.isEmpty()) {
      lines.add("save \"\"");
    }
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

  /** What it said since it was started last. */
  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
        throw new IOException("Redis does not start:\n" + log());
      }
      Thread.sleep(PERIOD);
    }
  }

  private boolean isReady() {
    String said = log();
    return said.contains("Ready to accept connections") || said.contains("+monitor master");
  }
}
