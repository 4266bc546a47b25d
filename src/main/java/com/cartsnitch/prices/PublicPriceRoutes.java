package com.cartsnitch.prices;

import com.cartsnitch.platform.http.RequestInput;
import com.cartsnitch.platform.http.Route;
import com.cartsnitch.platform.publicdata.PublicAnswers;
import com.cartsnitch.platform.publicdata.Question;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** {@code /api/v1/public/trends/{product_id}} and {@code /api/v1/public/store-comparison}. */
public final class PublicPriceRoutes {
  private static final Pattern CATEGORY = Pattern.compile("[a-zA-Z0-9 _-]{1,100}");
  private static final int MAX_COMPARED = 20;
  private static final int DEFAULT_DAYS = 90;
  private static final int MAX_DAYS = 365;

  private final Prices prices;
  private final PublicAnswers answers;
  private final Clock clock;
  private final JsonType<PriceTrend> trendType;
  private final JsonType<StoreComparison> comparisonType;

  /**
   * Makes the routes.
   *
   * @param prices the prices
   * @param answers sends what everybody may read
   * @param clock tells today, in the zone whose calendar counts
   * @param jsonb writes the answers
   */
  public PublicPriceRoutes(Prices prices, PublicAnswers answers, Clock clock, Jsonb jsonb) {
    this.prices = prices;
    this.answers = answers;
    this.clock = clock;
    this.trendType = jsonb.type(PriceTrend.class);
    this.comparisonType = jsonb.type(StoreComparison.class);
  }

  /** The operations. */
  public List<Route> routes() {
    return List.of(
        Route.open(Method.GET, "/api/v1/public/trends/{product_id}", this::trend),
        Route.open(Method.GET, "/api/v1/public/store-comparison", this::comparison));
  }

  private void trend(ServerRequest request, ServerResponse response) {
    RequestInput input = RequestInput.of(request);
    UUID productId = input.pathUuid("product_id");
    int days = input.integer("days", DEFAULT_DAYS, 1, MAX_DAYS);
    LocalDate until = input.date("until").orElseGet(() -> LocalDate.now(clock));
    input.check();
    answers.send(
        request,
        response,
        Question.of("prices.trend", productId, until, days),
        trendType,
        () -> prices.trend(productId, until, days));
  }

  private void comparison(ServerRequest request, ServerResponse response) {
    RequestInput input = RequestInput.of(request);
    List<UUID> ids = input.uuids("product_ids", MAX_COMPARED);
    Optional<String> category = input.matching("category", CATEGORY);
    input.check();
    answers.send(
        request,
        response,
        Question.of("prices.comparison", ids, category),
        comparisonType,
        () -> new StoreComparison(prices.comparison(ids, category)));
  }
}
