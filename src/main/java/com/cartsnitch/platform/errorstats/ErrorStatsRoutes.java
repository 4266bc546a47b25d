package com.cartsnitch.platform.errorstats;

import com.cartsnitch.platform.http.answer.PrivateAnswer;
import com.cartsnitch.platform.http.route.Route;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.Json.Naming;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code /internal/error-stats}, for sister services. */
public final class ErrorStatsRoutes {
  private final ErrorStats stats;
  private final JsonType<Answer> type;

  public ErrorStatsRoutes(ErrorStats stats, Jsonb jsonb) {
    this.stats = stats;
    this.type = jsonb.type(Answer.class);
  }

  /** The operation. */
  public List<Route> routes() {
    return List.of(Route.service(Method.GET, "/internal/error-stats", this::get));
  }

  private void get(ServerRequest request, ServerResponse response) {
    Map<String, Long> counts = new TreeMap<>();
    stats.counts().forEach((status, count) -> counts.put(Integer.toString(status), count));
    PrivateAnswer.send(response, type, new Answer(counts, stats.recentFaults()));
  }

  /**
   * The counts.
   *
   * @param errorCounts answers by status, since this process started
   * @param recent5xxCount answers from 500 on, of the last five minutes
   */
  @Json(naming = Naming.LowerUnderscore)
  record Answer(
      Map<String, Long> errorCounts, @Json.Property("recent_5xx_count") long recent5xxCount) {}
}
