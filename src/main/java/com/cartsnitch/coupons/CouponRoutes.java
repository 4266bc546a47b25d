package com.cartsnitch.coupons;

import com.cartsnitch.platform.http.PageRequest;
import com.cartsnitch.platform.http.Principal;
import com.cartsnitch.platform.http.PrivateAnswer;
import com.cartsnitch.platform.http.RequestInput;
import com.cartsnitch.platform.http.Route;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@code /api/v1/coupons}. */
public final class CouponRoutes {
  private final Coupons coupons;
  private final JsonType<List<Coupon>> listType;

  /**
   * Makes the routes.
   *
   * @param coupons the coupons
   * @param jsonb writes the answers
   */
  public CouponRoutes(Coupons coupons, Jsonb jsonb) {
    this.coupons = coupons;
    this.listType = jsonb.type(Coupon.class).list();
  }

  /** The operations. */
  public List<Route> routes() {
    return List.of(
        Route.user(Method.GET, "/api/v1/coupons", this::list),
        Route.user(Method.GET, "/api/v1/coupons/relevant", this::relevant));
  }

  private void list(ServerRequest request, ServerResponse response, Principal user) {
    RequestInput input = RequestInput.of(request);
    Optional<UUID> storeId = input.uuid("store_id");
    PageRequest page = input.page(PageRequest.MAX_SIZE);
    input.check();
    PrivateAnswer.sendPage(request, response, listType, page, coupons.list(storeId, page));
  }

  private void relevant(ServerRequest request, ServerResponse response, Principal user) {
    RequestInput input = RequestInput.of(request);
    PageRequest page = input.page(PageRequest.MAX_SIZE);
    input.check();
    PrivateAnswer.sendPage(
        request, response, listType, page, coupons.relevant(user.userId(), page));
  }
}
