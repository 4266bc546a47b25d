package com.cartsnitch.prices;

import com.cartsnitch.platform.database.SqlSession;
import com.cartsnitch.platform.http.ApiException;
import java.time.LocalDate;
import java.util.UUID;

/** The prices that were seen. */
public final class Prices {
  private final PriceQueries queries;

  /**
   * Makes the service.
   *
   * @param session the database
   */
  public Prices(SqlSession session) {
    this.queries = new PriceQueries(session);
  }

  /**
   * A product's prices in a number of days.
   *
   * @param productId the product
   * @param until the last of the days
   * @param days how many
   * @throws ApiException 404 if there is no such product
   */
  public PriceTrend trend(UUID productId, LocalDate until, int days) {
    return queries
        .trend(productId, until, days)
        .orElseThrow(() -> ApiException.notFound("Product"));
  }
}
