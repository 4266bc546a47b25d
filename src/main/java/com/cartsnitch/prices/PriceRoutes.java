package com.cartsnitch.prices;

import com.cartsnitch.platform.http.PublicAnswer;
import com.cartsnitch.platform.http.RequestInput;
import com.cartsnitch.platform.http.Route;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** {@code /api/v1/public/trends/{product_id}}. */
public final class PriceRoutes {
  private final Prices prices;
  private final Clock clock;
  private final JsonType<PriceTrend> trendType;

  /**
   * Makes the routes.
   *
   * @param prices the prices
   * @param clock tells today, in the zone whose calendar counts
   * @param jsonb writes the answers
   */
  public PriceRoutes(Prices prices, Clock clock, Jsonb jsonb) {
    this.prices = prices;
    this.clock = clock;
    this.trendType = jsonb.type(PriceTrend.class);
  }

  /** The operations. */
  public List<Route> routes() {
    return List.of(Route.open(Method.GET, "/api/v1/public/trends/{product_id}", this::trend));
  }

  private void trend(ServerRequest request, ServerResponse response) {
    RequestInput input = RequestInput.of(request);
    UUID productId = input.pathUuid("product_id");
    int days = input.integer("days", 90, 1, 365);
    LocalDate until = input.date("until").orElseGet(() -> LocalDate.now(clock));
    input.check();
    PublicAnswer.send(request, response, trendType, prices.trend(productId, until, days));
  }
}
