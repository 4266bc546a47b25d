package com.cartsnitch.prices;

import static com.cartsnitch.platform.operation.Operation.get;

import com.cartsnitch.platform.answers.Question;
import com.cartsnitch.platform.http.input.RequestInput;
import com.cartsnitch.platform.operation.Operation;
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
  private final Clock clock;

  /**
   * @param clock tells today, in the zone whose calendar counts
   */
  public PublicPriceRoutes(Prices prices, Clock clock) {
    this.prices = prices;
    this.clock = clock;
  }

  /** The operations. */
  public List<Operation> operations() {
    return List.of(
        get("/api/v1/public/trends/{product_id}")
            .forEveryone()
            .asks(this::span, Span::question)
            .answers(
                PriceTrend.class,
                span -> prices.trend(span.productId(), span.until(), span.days())),
        get("/api/v1/public/store-comparison")
            .forEveryone()
            .asks(Comparison::read, Comparison::question)
            .answers(
                StoreComparison.class,
                asked ->
                    new StoreComparison(prices.comparison(asked.productIds(), asked.category()))));
  }

  private Span span(RequestInput input) {
    return new Span(
        input.pathUuid("product_id"),
        input.integer("days", DEFAULT_DAYS, 1, MAX_DAYS),
        input.date("until").orElseGet(() -> LocalDate.now(clock)));
  }

  private record Span(UUID productId, int days, LocalDate until) {

    Question question() {
      return Question.of("prices.trend", productId, until, days);
    }
  }

  private record Comparison(List<UUID> productIds, Optional<String> category) {

    static Comparison read(RequestInput input) {
      return new Comparison(
          input.uuids("product_ids", MAX_COMPARED), input.matching("category", CATEGORY));
    }

    Question question() {
      return Question.of("prices.comparison", productIds, category);
    }
  }
}
