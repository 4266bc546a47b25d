package com.cartsnitch.dev;

import com.cartsnitch.testing.FreePort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import redis.embedded.RedisServer;

/**
 * The servers that the service needs, as child processes.
 *
 * @param postgres its data is kept
 * @param redis its data is not
 * @param redisPort where Redis listens
 */
record DevStack(EmbeddedPostgres postgres, RedisServer redis, int redisPort)
    implements AutoCloseable {

  /**
   * Starts both.
   *
   * @param state the folder that holds the data
   * @param fresh whether to start over
   */
  static DevStack start(Path state, boolean fresh) throws IOException {
    requireUnused(state.resolve("postgres"));
    if (fresh) {
      delete(state.resolve("postgres"));
    }
    Files.createDirectories(state);
    EmbeddedPostgres postgres = postgres(state.toAbsolutePath());
    int redisPort = FreePort.find();
    RedisServer redis =
        RedisServer.newRedisServer().bind("127.0.0.1").port(redisPort).setting("save \"\"").build();
    try {
      redis.start();
    } catch (IOException | RuntimeException e) {
      postgres.close();
      throw e;
    }
    return new DevStack(postgres, redis, redisPort);
  }

  String databaseUrl() {
    return "postgresql://postgres:postgres@localhost:%d/postgres".formatted(postgres.getPort());
  }

  String redisUrl() {
    return "redis://localhost:" + redisPort;
  }

  @Override
  public void close() {
    stop(redis::stop, "Redis");
    stop(postgres::close, "PostgreSQL");
  }

  /** A server of an earlier run that was killed may still be there, as may another run. */
  private static void requireUnused(Path data) throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
    boolean alive =
        ProcessHandle.of(pid)
            .flatMap(process -> process.info().command())
            .filter(command -> command.endsWith("postgres"))
            .isPresent();
    if (alive) {
      throw new StateInUseException(
          "PostgreSQL of another run (process %d) uses %s: stop it first".formatted(pid, data));
    }
  }

  private static EmbeddedPostgres postgres(Path state) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(state.resolve("postgres"))
        .setOverrideWorkingDirectory(state.resolve("binaries").toFile())
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPGStartupWait(Duration.ofSeconds(30))
        .start();
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        List<File> deepestFirst =
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).toList();
        for (File file : deepestFirst) {
          Files.delete(file.toPath());
        }
      }
    }
  }

  private static void stop(Stoppable server, String name) {
    try {
      server.stop();
    } catch (IOException e) {
      System.err.println(name + " could not be stopped: " + e.getMessage());
    }
  }

  /** Something that can be stopped. */
  private interface Stoppable {
    void stop() throws IOException;
  }
}
