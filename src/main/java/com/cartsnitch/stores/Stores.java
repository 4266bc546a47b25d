package com.cartsnitch.stores;

import com.cartsnitch.platform.database.SqlSession;
import java.util.List;

/** The retailers. */
public final class Stores {
  private final StoreQueries queries;

  /**
   * Makes the service.
   *
   * @param session the database
   */
  public Stores(SqlSession session) {
    this.queries = new StoreQueries(session);
  }

  /** Every store, by name. */
  public List<Store> all() {
    return queries.all();
  }
}
