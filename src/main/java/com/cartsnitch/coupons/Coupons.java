package com.cartsnitch.coupons;

import com.cartsnitch.platform.database.SqlRunner;
import com.cartsnitch.platform.paging.Page;
import com.cartsnitch.platform.paging.PageRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** The coupons that have not expired, soonest to expire first, those without an end last. */
public final class Coupons {
  private final CouponQueries queries;
  private final Clock clock;

  /**
   * @param clock tells today, in the zone whose calendar counts
   */
  public Coupons(SqlRunner session, Clock clock) {
    this.queries = new CouponQueries(session);
    this.clock = clock;
  }

  /**
   * All of them.
   *
   * @param storeId of this store only; empty: of all
   * @param page which part of the list
   */
  Page<Coupon> list(Optional<UUID> storeId, PageRequest page) {
    return queries.list(LocalDate.now(clock), storeId, page);
  }

  /**
   * Those for products that a user has bought.
   *
   * @param userId who
   * @param page which part of the list
   */
  Page<Coupon> relevant(String userId, PageRequest page) {
    return queries.relevant(userId, LocalDate.now(clock), page);
  }
}
