package com.cartsnitch.testing;

import com.cartsnitch.application.Application;
import com.cartsnitch.platform.http.route.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

/**
 * The whole service on a database of its own, and clients that call it over HTTP. A test class
 * makes it before its first test and closes it after its last.
 */
public final class ApiService implements AutoCloseable {
  private final TestDatabase database;
  private final boolean ownsDatabase;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Application application;

  private ApiService(TestDatabase database, boolean ownsDatabase, Map<String, String> settings) {
    this.database = database;
    this.ownsDatabase = ownsDatabase;
    application = Application.start(TestSettings.of(database.settings(), settings));
  }

  /** Starts it. */
  public static ApiService start() {
    return start(Map.of());
  }

  /**
   * Starts it.
   *
   * @param settings environment variables to set
   */
  public static ApiService start(Map<String, String> settings) {
    return new ApiService(TestDatabase.migrated(), true, settings);
  }

  /**
   * Starts another on the same database.
   *
   * @param settings environment variables to set
   */
  public ApiService another(Map<String, String> settings) {
    return new ApiService(database, false, settings);
  }

  /** Its database. */
  public TestDatabase database() {
    return database;
  }

  /** Every operation that it routes. */
  public List<Route> operations() {
    return application.operations();
  }

  /** The main listener's port. */
  public int port() {
    return application.port();
  }

  /** The admin listener's port. */
  public int adminPort() {
    return application.adminPort();
  }

  /** What the admin listener measures, as Prometheus reads it. */
  public String metrics() {
    URI uri = URI.create("http://localhost:%d/metrics".formatted(application.adminPort()));
    try {
      return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A client without credentials. */
  public ApiClient anonymous() {
    return new ApiClient(client, "http://localhost:" + port(), Map.of());
  }

  /**
   * A client of a user, who is made with a session if need be.
   *
   * @param userId the user's id, which also makes the e-mail address and the session token
   */
  public ApiClient signedIn(String userId) {
    database.execute(
        "INSERT INTO users (id, email) VALUES (?, ?) ON CONFLICT DO NOTHING",
        userId,
        userId + "@example.com");
    database.execute(
        "INSERT INTO sessions (id, token, user_id, expires_at)"
            + " VALUES (?, ?, ?, now() + interval '7 days') ON CONFLICT DO NOTHING",
        "session-" + userId,
        token(userId),
        userId);
    return anonymous().with("Authorization", "Bearer " + token(userId));
  }

  /** The session token of a user who was made by {@link #signedIn}. */
  public static String token(String userId) {
    return "token-" + userId;
  }

  @Override
  public void close() {
    client.close();
    application.close();
    if (ownsDatabase) {
      database.close();
    }
  }
}
