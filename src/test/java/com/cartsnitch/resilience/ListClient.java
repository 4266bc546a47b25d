package com.cartsnitch.resilience;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The first of {@link SignedInUsers} writes shopping lists; what fails is not sent again. */
final class ListClient implements AutoCloseable {
  static final String LISTS = "/api/v1/shopping/lists";
  static final String TOKEN = "token-of-user-0";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final int port;

  /** A client of a service on this host. */
  ListClient(int port) {
    this.port = port;
  }

  /** Makes a list with an item of the same name. */
  HttpResponse<String> post(String key, String name) throws IOException, InterruptedException {
    String json = "{\"name\":\"%1$s\",\"items\":[{\"name\":\"%1$s\"}]}".formatted(name);
    return post(LISTS, key, json);
  }

  /** Any POST under a key. */
  HttpResponse<String> post(String path, String key, String json)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + TOKEN)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(json))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  @Override
  public void close() {
    client.close();
  }
}
