package com.cartsnitch.testing;

import com.cartsnitch.testing.description.DescribedExchange;
import com.cartsnitch.testing.description.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Calls the API over HTTP, as somebody or as nobody. Every exchange is held against the API's
 * description.
 */
public final class ApiClient {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient client;
  private final String base;
  private final Map<String, String> headers;

  ApiClient(HttpClient client, String base, Map<String, String> headers) {
    this.client = client;
    this.base = base;
    this.headers = Map.copyOf(headers);
  }

  /** The same caller with one more header. */
  public ApiClient with(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return new ApiClient(client, base, more);
  }

  /** The answer to a GET. */
  public ApiAnswer get(String path) {
    return send("GET", path, "");
  }

  /** The answer to a POST of JSON. */
  public ApiAnswer post(String path, String json) {
    return sendJson("POST", path, json);
  }

  /** The answer to a PUT of JSON. */
  public ApiAnswer put(String path, String json) {
    return sendJson("PUT", path, json);
  }

  /** The answer to a PATCH of JSON. */
  public ApiAnswer patch(String path, String json) {
    return sendJson("PATCH", path, json);
  }

  /** The answer to a DELETE. */
  public ApiAnswer delete(String path) {
    return send("DELETE", path, "");
  }

  /**
   * The answer to any request.
   *
   * @param method the method
   * @param path the path and query
   * @param body the body; empty: none
   */
  public ApiAnswer send(String method, String path, String body) {
    HttpResponse<String> response = exchange(method, path, body);
    DescribedExchange.check(
        new Exchange(
            method,
            path,
            headers,
            body,
            response.statusCode(),
            response.headers().map(),
            response.body()));
    return new ApiAnswer(response.statusCode(), response.headers(), response.body());
  }

  private ApiAnswer sendJson(String method, String path, String json) {
    ApiClient sender =
        headers.containsKey("Content-Type") ? this : with("Content-Type", "application/json");
    return sender.send(method, path, json);
  }

  private HttpResponse<String> exchange(String method, String path, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(PATIENCE)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    headers.forEach(request::header);
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
