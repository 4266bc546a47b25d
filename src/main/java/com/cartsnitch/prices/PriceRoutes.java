package com.cartsnitch.prices;

import com.cartsnitch.platform.http.DecimalRange;
import com.cartsnitch.platform.http.LargeAnswers;
import com.cartsnitch.platform.http.Page;
import com.cartsnitch.platform.http.PageRequest;
import com.cartsnitch.platform.http.Principal;
import com.cartsnitch.platform.http.PrivateAnswer;
import com.cartsnitch.platform.http.RequestInput;
import com.cartsnitch.platform.http.Route;
import com.cartsnitch.prices.PriceQueries.PriceHistory;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@code /api/v1/prices} and {@code /api/v1/products/{id}/prices}. */
public final class PriceRoutes {
  private static final int MAX_CATEGORY_LENGTH = 100;
  private static final int MAX_COMPARED = 100;
  private static final DecimalRange PERCENT = DecimalRange.of("0", "1000", 2);

  private final Prices prices;
  private final LargeAnswers largeAnswers;
  private final JsonType<PriceTrend> trendType;
  private final JsonType<List<PriceTrend>> trendsType;
  private final JsonType<List<PriceIncrease>> increasesType;
  private final JsonType<List<ProductPrices>> comparisonType;

  /**
   * Makes the routes.
   *
   * @param prices the prices
   * @param largeAnswers bounds how many large answers there are at once
   * @param jsonb writes the answers
   */
  public PriceRoutes(Prices prices, LargeAnswers largeAnswers, Jsonb jsonb) {
    this.prices = prices;
    this.largeAnswers = largeAnswers;
    this.trendType = jsonb.type(PriceTrend.class);
    this.trendsType = trendType.list();
    this.increasesType = jsonb.type(PriceIncrease.class).list();
    this.comparisonType = jsonb.type(ProductPrices.class).list();
  }

  /** The operations. */
  public List<Route> routes() {
    return List.of(
        Route.user(Method.GET, "/api/v1/products/{id}/prices", this::history),
        Route.user(Method.GET, "/api/v1/prices/trends", this::trends),
        Route.user(Method.GET, "/api/v1/prices/increases", this::increases),
        Route.user(Method.GET, "/api/v1/prices/comparison", this::comparison));
  }

  private void history(ServerRequest request, ServerResponse response, Principal user) {
    RequestInput input = RequestInput.of(request);
    UUID id = input.pathUuid("id");
    PriceFilter filter =
        new PriceFilter(input.date("from"), input.date("to"), input.uuid("store_id"));
    input.check();
    largeAnswers.answer(() -> prices.history(id, filter), history -> send(response, history));
  }

  private void trends(ServerRequest request, ServerResponse response, Principal user) {
    RequestInput input = RequestInput.of(request);
    TrendSearch search =
        new TrendSearch(
            input.text("category", MAX_CATEGORY_LENGTH), input.date("from"), input.date("to"));
    PageRequest page = input.page();
    input.check();
    largeAnswers.answer(
        () -> prices.trends(search, page), trends -> send(request, response, page, trends));
  }

  private void send(ServerResponse response, PriceHistory history) {
    sayTruncated(response, history.truncated());
    PrivateAnswer.sendPart(response, trendType, history.trend(), history.total());
  }

  private void send(
      ServerRequest request,
      ServerResponse response,
      PageRequest asked,
      Page<PriceHistory> histories) {
    sayTruncated(response, histories.elements().stream().anyMatch(PriceHistory::truncated));
    List<PriceTrend> trends = histories.elements().stream().map(PriceHistory::trend).toList();
    PrivateAnswer.sendPage(
        request, response, trendsType, asked, new Page<>(trends, histories.total()));
  }

  private static void sayTruncated(ServerResponse response, boolean truncated) {
    if (truncated) {
      PrivateAnswer.truncated(response);
    }
  }

  private void increases(ServerRequest request, ServerResponse response, Principal user) {
    RequestInput input = RequestInput.of(request);
    BigDecimal threshold = input.decimal("threshold_pct", PERCENT).orElse(BigDecimal.ZERO);
    Optional<LocalDate> since = input.date("since");
    PageRequest asked = input.page();
    input.check();
    Page<PriceIncrease> page = prices.increases(threshold, since, asked);
    PrivateAnswer.sendPage(request, response, increasesType, asked, page);
  }

  private void comparison(ServerRequest request, ServerResponse response, Principal user) {
    RequestInput input = RequestInput.of(request);
    List<UUID> ids = input.uuids("product_ids", MAX_COMPARED);
    input.check();
    PrivateAnswer.send(response, comparisonType, prices.comparison(ids, Optional.empty()));
  }
}
