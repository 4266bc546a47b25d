package com.cartsnitch.bench;

import com.cartsnitch.platform.database.DatabaseSettings;
import com.cartsnitch.testing.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * The whole service in a process of its own, on demo data, with sign-in and without rate limits.
 */
final class BenchService implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Map<String, String> SETTINGS =
      Map.of(
          "CARTSNITCH_AUTH_SECRET", "bench-auth-secret-7c1d9e5f3a2b4806",
          "CARTSNITCH_RATE_LIMIT_ENABLED", "false");

  private final BenchDatabases databases;
  private final DatabaseSettings database;
  private final ServiceProcess process;

  private BenchService(BenchDatabases databases) throws IOException, SQLException {
    this.databases = databases;
    this.database = databases.seeded("bench");
    Path folder = Files.createDirectories(Path.of("target", "bench"));
    this.process = ServiceProcess.start(database, SETTINGS, folder);
  }

  static BenchService start() throws IOException, SQLException, InterruptedException {
    BenchDatabases databases = BenchDatabases.start();
    BenchService service = new BenchService(databases);
    service.process.awaitReady();
    return service;
  }

  DatabaseSettings database() {
    return database;
  }

  /** A client with connections of its own. */
  static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .executor(Executors.newVirtualThreadPerTaskExecutor())
        .build();
  }

  HttpRequest get(String path) {
    return request(path).header("Authorization", "Bearer " + BenchDatabases.TOKEN).build();
  }

  HttpRequest post(String path, String json) {
    return request(path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(json))
        .build();
  }

  private HttpRequest.Builder request(String path) {
    URI uri = URI.create("http://localhost:%d%s".formatted(process.port(), path));
    return HttpRequest.newBuilder(uri).timeout(PATIENCE);
  }

  /** Sends a request and notes how long its answer took, which must have a status. */
  static void time(HttpClient client, HttpRequest request, int status, Latencies latencies)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    latencies.add(System.nanoTime() - start);
    if (answer.statusCode() != status) {
      throw new IllegalStateException(
          "%s: %d %s".formatted(request.uri(), answer.statusCode(), answer.body()));
    }
  }

  @Override
  public void close() throws IOException {
    process.close();
    databases.close();
  }
}
