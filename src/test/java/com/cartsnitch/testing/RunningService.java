package com.cartsnitch.testing;

import com.cartsnitch.application.Application;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** The whole service on a database of its own, without Redis, on ports that the system chose. */
public final class RunningService implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final TestDatabase database = TestDatabase.migrated();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Application application;

  /** Starts it. */
  public RunningService() {
    application = Application.start(TestSettings.of(database.settings(), Map.of()));
  }

  /** Its database. */
  public TestDatabase database() {
    return database;
  }

  /** The main listener's port. */
  public int port() {
    return application.port();
  }

  /** The admin listener's port. */
  public int adminPort() {
    return application.adminPort();
  }

  /** A connection to the main listener for whatever a client may send. */
  public RawClient connect() throws IOException {
    return new RawClient(port());
  }

  /** An ordinary request to the main listener. */
  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return get(port(), path);
  }

  /** What the admin listener measures, as Prometheus reads it. */
  public String metrics() throws IOException, InterruptedException {
    return get(adminPort(), "/metrics").body();
  }

  private HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://localhost:%d%s".formatted(port, path));
    return client.send(
        HttpRequest.newBuilder(uri).timeout(PATIENCE).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    client.close();
    application.close();
    database.close();
  }
}
