package com.cartsnitch.prices;

import static com.cartsnitch.platform.operation.Operation.get;

import com.cartsnitch.platform.http.input.DecimalRange;
import com.cartsnitch.platform.http.input.RequestInput;
import com.cartsnitch.platform.operation.Operation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@code /api/v1/prices} and {@code /api/v1/products/{id}/prices}. */
public final class PriceRoutes {
  private static final int MAX_COMPARED = 100;
  private static final DecimalRange PERCENT = DecimalRange.of("0", "1000", 2);

  private final Prices prices;

  public PriceRoutes(Prices prices) {
    this.prices = prices;
  }

  /** The operations. */
  public List<Operation> operations() {
    return List.of(
        get("/api/v1/products/{id}/prices")
            .forUsers()
            .reads(HistoryOf::read)
            .large()
            .answersPart(
                PriceTrend.class, (_, asked) -> prices.history(asked.productId(), asked.filter())),
        get("/api/v1/prices/trends")
            .forUsers()
            .reads(TrendSearch::read)
            .large()
            .answersPage(PriceTrend.class, (_, search, page) -> prices.trends(search, page)),
        get("/api/v1/prices/increases")
            .forUsers()
            .reads(Rise::read)
            .answersPage(
                PriceIncrease.class,
                (_, rise, page) -> prices.increases(rise.threshold(), rise.since(), page)),
        get("/api/v1/prices/comparison")
            .forUsers()
            .reads(input -> input.uuids("product_ids", MAX_COMPARED))
            .answersList(
                ProductPrices.class, (_, ids) -> prices.comparison(ids, Optional.empty())));
  }

  private record HistoryOf(UUID productId, PriceFilter filter) {

    static HistoryOf read(RequestInput input) {
      return new HistoryOf(input.pathUuid("id"), PriceFilter.read(input));
    }
  }

  private record Rise(BigDecimal threshold, Optional<LocalDate> since) {

    static Rise read(RequestInput input) {
      return new Rise(
          input.decimal("threshold_pct", PERCENT).orElse(BigDecimal.ZERO), input.date("since"));
    }
  }
}
