package com.cartsnitch.prices;

import com.cartsnitch.platform.database.SqlRunner;
import com.cartsnitch.platform.paging.Page;
import com.cartsnitch.platform.paging.PageRequest;
import com.cartsnitch.platform.paging.Part;
import com.cartsnitch.platform.problem.ApiException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The prices that were seen. The price is always the shelf price. */
public final class Prices {
  private static final int MAX_HISTORY = 10_000;
  private static final int MAX_POINTS = 20_000;

  // so that an answer is small enough to be kept for others
  private static final int MAX_PUBLIC_POINTS = 5_000;

  private final PriceQueries prices;
  private final MarketQueries market;

  public Prices(SqlRunner session) {
    this.prices = new PriceQueries(session);
    this.market = new MarketQueries(session);
  }

  /**
   * A product's prices in a number of days; the newest 5 000 where there are more.
   *
   * @param productId the product
   * @param until the last of the days
   * @param days how many
   * @throws ApiException 404 if there is no such product
   */
  PriceTrend trend(UUID productId, LocalDate until, int days) {
    return prices
        .trend(productId, until, days, MAX_PUBLIC_POINTS)
        .map(Part::value)
        .orElseThrow(Prices::noSuchProduct);
  }

  /**
   * A product's prices; the newest 10 000 where there are more.
   *
   * @param productId the product
   * @param filter which of them
   * @throws ApiException 404 if there is no such product
   */
  Part<PriceTrend> history(UUID productId, PriceFilter filter) {
    return prices.history(productId, filter, MAX_HISTORY).orElseThrow(Prices::noSuchProduct);
  }

  /**
   * The prices of products that were on sale in some time, by product name: at most 20 000, of each
   * product the newest 20 000 / number of products on this page.
   *
   * @param search which products and when
   * @param page which part of the list
   */
  Page<PriceTrend> trends(TrendSearch search, PageRequest page) {
    Page<Part<PriceTrend>> parts = market.trends(search, page, MAX_POINTS);
    return new Page<>(
        parts.elements().stream().map(Part::value).toList(),
        parts.total(),
        parts.elements().stream().anyMatch(Part::truncated));
  }

  /**
   * Prices whose latest observation is above the one before, biggest rise first.
   *
   * @param threshold the least rise, in percent
   * @param since the first day of latest observations; empty: any
   * @param page which part of the list
   */
  Page<PriceIncrease> increases(BigDecimal threshold, Optional<LocalDate> since, PageRequest page) {
    return market.increases(threshold, since, page);
  }

  /**
   * Current prices of products, in the order asked for; those that don't exist are left out.
   *
   * @param productIds the products, each once
   * @param category only products of this category; empty: any
   */
  List<ProductPrices> comparison(List<UUID> productIds, Optional<String> category) {
    return market.comparison(productIds, category);
  }

  private static ApiException noSuchProduct() {
    return ApiException.notFound("Product");
  }
}
