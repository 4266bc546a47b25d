package com.cartsnitch.stores;

import com.cartsnitch.platform.database.SqlRunner;
import java.util.List;

/** The retailers. */
public final class Stores {
  private final StoreQueries queries;

  public Stores(SqlRunner session) {
    this.queries = new StoreQueries(session);
  }

  /** Every store, by name. */
  public List<Store> all() {
    return queries.all();
  }
}
