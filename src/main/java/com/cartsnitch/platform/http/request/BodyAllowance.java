package com.cartsnitch.platform.http.request;

import com.cartsnitch.platform.http.route.BodyLimit;
import com.cartsnitch.platform.problem.ApiException;

/** What the body of one request may cost; to be closed when the request is answered. */
public final class BodyAllowance implements AutoCloseable {
  private final BodyLimit limit;
  private final LargeBodies bodies;
  private LargeBodies.Places places = () -> {};

  public BodyAllowance(BodyLimit limit, LargeBodies bodies) {
    this.limit = limit;
    this.bodies = bodies;
  }

  public BodyLimit limit() {
    return limit;
  }

  /**
   * Takes the places of a body that turns out to be large.
   *
   * @param bytes how long it may be
   * @throws ApiException 503 if they are not free in time
   */
  void takePlaces(long bytes) {
    places = bodies.take(bytes, RequestContext.current().flatMap(RequestContext::userId));
  }

  @Override
  public void close() {
    places.close();
    places = () -> {};
  }
}
