package com.cartsnitch.purchases;

import static com.cartsnitch.platform.operation.Operation.get;

import com.cartsnitch.platform.operation.Operation;
import java.util.List;

/** {@code /api/v1/purchases}. */
public final class PurchaseRoutes {
  private final Purchases purchases;

  public PurchaseRoutes(Purchases purchases) {
    this.purchases = purchases;
  }

  /** The operations. */
  public List<Operation> operations() {
    return List.of(
        get("/api/v1/purchases")
            .forUsers()
            .reads(PurchaseFilter::read)
            .answersPage(Purchase.class, purchases::list),
        get("/api/v1/purchases/stats").forUsers().answers(PurchaseStats.class, purchases::stats),
        get("/api/v1/purchases/{id}")
            .forUsers()
            .reads(input -> input.pathUuid("id"))
            .answers(PurchaseDetail.class, purchases::detail));
  }
}
