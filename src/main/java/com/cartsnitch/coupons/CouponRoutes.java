package com.cartsnitch.coupons;

import static com.cartsnitch.platform.operation.Operation.get;

import com.cartsnitch.platform.operation.Operation;
import java.util.List;

/** {@code /api/v1/coupons}. */
public final class CouponRoutes {
  private final Coupons coupons;

  public CouponRoutes(Coupons coupons) {
    this.coupons = coupons;
  }

  /** The operations. */
  public List<Operation> operations() {
    return List.of(
        get("/api/v1/coupons")
            .forUsers()
            .reads(input -> input.uuid("store_id"))
            .answersFullPage(Coupon.class, (_, storeId, page) -> coupons.list(storeId, page)),
        get("/api/v1/coupons/relevant")
            .forUsers()
            .answersFullPage(Coupon.class, coupons::relevant));
  }
}
