package com.cartsnitch.stores;

import static com.cartsnitch.platform.operation.Operation.get;

import com.cartsnitch.platform.operation.Operation;
import java.util.List;

/** {@code /api/v1/stores}. */
public final class StoreRoutes {
  private final Stores stores;

  public StoreRoutes(Stores stores) {
    this.stores = stores;
  }

  /** The operations. */
  public List<Operation> operations() {
    return List.of(
        get("/api/v1/stores")
            .forEveryone()
            .asks("stores.all")
            .answersList(Store.class, _ -> stores.all()));
  }
}
