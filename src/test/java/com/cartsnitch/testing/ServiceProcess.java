package com.cartsnitch.testing;

import com.cartsnitch.Main;
import com.cartsnitch.platform.database.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The service in a process of its own, as operators run it. */
public final class ServiceProcess implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(90);

  private final Process process;
  private final int port;
  private final Path log;

  private ServiceProcess(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /**
   * Starts it.
   *
   * @param database where its data is
   * @param settings further environment variables
   * @param folder where its log goes
   */
  public static ServiceProcess start(
      DatabaseSettings database, Map<String, String> settings, Path folder) throws IOException {
    return start(List.of(), database, settings, folder);
  }

  /**
   * Starts it in a virtual machine of a certain kind.
   *
   * @param machine options of the virtual machine
   * @param database where its data is
   * @param settings further environment variables
   * @param folder where its log goes
   */
  public static ServiceProcess start(
      List<String> machine, DatabaseSettings database, Map<String, String> settings, Path folder)
      throws IOException {
    return start(machine, List.of(Main.class.getName(), "serve"), database, settings, folder);
  }

  /**
   * Starts another that is put together otherwise.
   *
   * @param machine options of the virtual machine
   * @param program the class to run, and its arguments
   * @param database where its data is
   * @param settings further environment variables
   * @param folder where its log goes
   */
  public static ServiceProcess start(
      List<String> machine,
      List<String> program,
      DatabaseSettings database,
      Map<String, String> settings,
      Path folder)
      throws IOException {
    int port = FreePort.find();
    Path log = folder.resolve("service.log");
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(machine);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(program);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("CARTSNITCH_"));
    environment.putAll(TestSettings.environment(database));
    environment.put("CARTSNITCH_PORT", Integer.toString(port));
    environment.putAll(settings);
    return new ServiceProcess(builder.start(), port, log);
  }

  /** The main listener's port. */
  public int port() {
    return port;
  }

  /** Waits until it is ready. */
  public void awaitReady() throws InterruptedException {
    try (TestClient client = new TestClient(port)) {
      Eventually.waitFor("ready", START, () -> client.get("/health/ready").status() == 200);
    }
  }

  /** Whether it runs. */
  public boolean alive() {
    return process.isAlive();
  }

  /** Sends SIGTERM. */
  public void terminate() {
    process.destroy();
  }

  /** Sends SIGKILL. */
  public void kill() {
    process.destroyForcibly();
  }

  /** Stops it from running, as a host that is too busy does. */
  public void pause() throws IOException {
    Signals.send("-STOP", Stream.of(process.toHandle()));
  }

  /** Lets it run again. */
  public void resume() throws IOException {
    Signals.send("-CONT", Stream.of(process.toHandle()));
  }

  /** Waits for its end and returns its exit code. */
  public int awaitExit(Duration patience) throws InterruptedException {
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("the service did not end within " + patience);
    }
    return process.exitValue();
  }

  /** What it logged. */
  public String log() throws IOException {
    return Files.readString(log);
  }

  /** Its log's lines. */
  public List<String> logLines() throws IOException {
    return Files.readAllLines(log);
  }

  @Override
  public void close() {
    kill();
  }
}
