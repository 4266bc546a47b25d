package com.cartsnitch.platform.health;

import com.cartsnitch.platform.database.pool.ConnectionPool;
import com.cartsnitch.platform.http.answer.CommonHeaders;
import com.cartsnitch.platform.http.route.Route;
import com.cartsnitch.platform.problem.RetryAfter;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The probes. They answer from memory, or within the deadline of {@link DatabaseHealth}. */
public final class HealthRoutes {
  private static final byte[] OK = "{\"status\":\"ok\"}".getBytes(StandardCharsets.UTF_8);
  private static final byte[] UNAVAILABLE =
      "{\"status\":\"unavailable\"}".getBytes(StandardCharsets.UTF_8);

  private final DatabaseHealth database;
  private final ConnectionPool pool;
  private final RedisHealth redis;
  private final Drain drain;
  private final BooleanSupplier listening;
  private final boolean readinessIgnoresDatabase;

  /**
   * @param listening whether every listener is up
   */
  public HealthRoutes(
      DatabaseHealth database,
      ConnectionPool pool,
      RedisHealth redis,
      Drain drain,
      BooleanSupplier listening,
      HealthSettings settings) {
    this.database = database;
    this.pool = pool;
    this.redis = redis;
    this.drain = drain;
    this.listening = listening;
    this.readinessIgnoresDatabase = settings.readinessIgnoresDatabase();
  }

  /** The operations, for every listener. */
  public List<Route> routes() {
    return Stream.of(
            route("/health", (request, response) -> health(request, response, false)),
            route(
                "/health/ready",
                (request, response) -> health(request, response, readinessIgnoresDatabase)),
            route("/health/live", this::live),
            route("/health/started", this::started))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Route> route(String path, Handler handler) {
    return Stream.of(Method.GET, Method.HEAD)
        .map(method -> Route.open(method, path, handler).withoutLimit())
        .toList();
  }

  private void live(ServerRequest request, ServerResponse response) {
    boolean alive = database.alive();
    send(request, response, alive, alive ? OK : UNAVAILABLE);
  }

  private void started(ServerRequest request, ServerResponse response) {
    boolean started = listening.getAsBoolean() && database.started();
    send(request, response, started, started ? OK : UNAVAILABLE);
  }

  private void health(ServerRequest request, ServerResponse response, boolean databaseOptional) {
    Verdict verdict = database.verdict();
    boolean draining = drain.draining();
    boolean ok = !draining && (verdict.up() || databaseOptional);
    send(request, response, ok, body(verdict, draining, ok).json());
  }

  private HealthBody body(Verdict verdict, boolean draining, boolean ok) {
    Reason reason = draining ? Reason.DRAINING : verdict.reason();
    boolean answers = verdict.databaseAnswers();
    return new HealthBody(
        draining ? "draining" : ok ? "ok" : "unavailable",
        answers ? "connected" : "disconnected",
        answers,
        redis.state().json(),
        reason == null ? null : reason.word(),
        Duration.ofNanos(System.nanoTime() - verdict.checkedAt()).toMillis(),
        HealthBody.Pool.of(pool.numbers()));
  }

  private static void send(
      ServerRequest request, ServerResponse response, boolean ok, byte[] body) {
    response.status(ok ? Status.OK_200 : Status.SERVICE_UNAVAILABLE_503);
    if (!ok) {
      response.header(HeaderNames.RETRY_AFTER, Integer.toString(RetryAfter.jittered()));
    }
    response.header(CommonHeaders.NO_STORE);
    response.header(HeaderValues.CONTENT_TYPE_JSON);
    if (request.prologue().method().equals(Method.HEAD)) {
      response.headers().contentLength(body.length);
      response.send();
    } else {
      response.send(body);
    }
  }
}
