package com.cartsnitch.testing;

import com.cartsnitch.platform.answers.AnswerSource;
import com.cartsnitch.platform.answers.PublicAnswers;
import com.cartsnitch.platform.database.Database;
import com.cartsnitch.platform.database.DatabaseBreaker;
import com.cartsnitch.platform.database.pool.Admission;
import com.cartsnitch.platform.http.ApiServer;
import com.cartsnitch.platform.http.ServerSettings;
import com.cartsnitch.platform.http.answer.CommonHeaders;
import com.cartsnitch.platform.http.answer.CorsSettings;
import com.cartsnitch.platform.http.answer.CrossOrigin;
import com.cartsnitch.platform.http.answer.LargeAnswers;
import com.cartsnitch.platform.http.idempotency.Idempotency;
import com.cartsnitch.platform.http.request.ClientAddress;
import com.cartsnitch.platform.http.request.ProxySettings;
import com.cartsnitch.platform.http.route.Principal;
import com.cartsnitch.platform.http.route.Route;
import com.cartsnitch.platform.http.server.RequestDeadlines;
import com.cartsnitch.platform.operation.Frame;
import com.cartsnitch.platform.operation.Operation;
import io.avaje.jsonb.Jsonb;
import io.helidon.webserver.http.ServerRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.sql.Connection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Serves some open routes by themselves and calls them over HTTP; for tests with a clock of theirs.
 */
public final class RouteClient implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final HttpClient http = HttpClient.newHttpClient();
  private final ApiServer server;
  private final ApiClient client;

  /** Serves these routes. */
  public RouteClient(List<Route> routes) {
    server =
        new ApiServer(
            new ServerSettings(0, 0, TIMEOUT, Duration.ZERO, TIMEOUT),
            URI.create("http://localhost"),
            RequestDeadlines.DEFAULT,
            new CommonHeaders(() -> false, new CrossOrigin(new CorsSettings(List.of())), false),
            new IgnoringRequestListener(),
            new ClientAddress(new ProxySettings(List.of())),
            _ -> new NoLimit(),
            new Admission(10, _ -> {}),
            RouteClient::nobody,
            List.of(),
            routes);
    server.start();
    client = new ApiClient(http, "http://localhost:" + server.port(), Map.of());
  }

  private static Connection noConnection() {
    throw new AssertionError("operations for everyone create nothing");
  }

  private static Principal nobody(ServerRequest request, Route.Access access) {
    throw new AssertionError(request.path() + " is for " + access);
  }

  /** Where they are served. */
  public int port() {
    return server.port();
  }

  /** Serves operations for everyone; what they answer is computed each time. */
  public static RouteClient serving(List<Operation> operations) {
    return serving(operations, AnswerSource.uncached());
  }

  /** Serves operations for everyone, with answers from a source. */
  public static RouteClient serving(List<Operation> operations, AnswerSource source) {
    Database none = Database.create(RouteClient::noConnection, new DatabaseBreaker());
    Frame frame =
        new Frame(
            jsonb(),
            new Idempotency(none, List.of()),
            new PublicAnswers(source, InstantSource.system()),
            LargeAnswers.ofHeap());
    return new RouteClient(frame.routes(operations));
  }

  /** How the service writes JSON: nulls and empty lists too. */
  public static Jsonb jsonb() {
    return Jsonb.builder().serializeNulls(true).serializeEmpty(true).build();
  }

  /** The answer to a GET. */
  public ApiAnswer get(String pathAndQuery) {
    return client.get(pathAndQuery);
  }

  /** The answer to a GET with an If-None-Match. */
  public ApiAnswer getUnless(String tags, String pathAndQuery) {
    return client.with("If-None-Match", tags).get(pathAndQuery);
  }

  /** The body of a GET that must succeed. */
  public String body(String pathAndQuery) {
    return get(pathAndQuery).body(200);
  }

  @Override
  public void close() {
    http.close();
    server.close();
  }
}
