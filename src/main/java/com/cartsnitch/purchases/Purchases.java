package com.cartsnitch.purchases;

import com.cartsnitch.platform.database.SqlRunner;
import com.cartsnitch.platform.paging.Page;
import com.cartsnitch.platform.paging.PageRequest;
import com.cartsnitch.platform.problem.ApiException;
import com.cartsnitch.purchases.PurchaseQueries.Share;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What users have bought. */
public final class Purchases {
  private final PurchaseQueries queries;

  public Purchases(SqlRunner session) {
    this.queries = new PurchaseQueries(session);
  }

  /**
   * A user's purchases, newest first.
   *
   * @param userId whose
   * @param filter which of them
   * @param page which part of the list
   */
  Page<Purchase> list(String userId, PurchaseFilter filter, PageRequest page) {
    return queries.list(userId, filter, page);
  }

  /**
   * A purchase with its lines.
   *
   * @param userId whose
   * @param id which
   * @throws ApiException 404 if the user has no such purchase
   */
  PurchaseDetail detail(String userId, UUID id) {
    return queries.detail(userId, id).orElseThrow(() -> ApiException.notFound("Purchase"));
  }

  /**
   * What a user has spent, where and when.
   *
   * @param userId who
   */
  PurchaseStats stats(String userId) {
    BigDecimal total = new BigDecimal("0.00");
    long count = 0;
    Map<String, BigDecimal> byStore = new LinkedHashMap<>();
    Map<String, BigDecimal> byPeriod = new LinkedHashMap<>();
    for (Share share : queries.stats(userId)) {
      if (share.storeName() != null) {
        byStore.put(share.storeName(), share.amount());
      } else if (share.month() != null) {
        byPeriod.put(share.month(), share.amount());
      } else {
        total = share.amount();
        count = share.purchases();
      }
    }
    return new PurchaseStats(total, count, byStore, byPeriod);
  }
}
