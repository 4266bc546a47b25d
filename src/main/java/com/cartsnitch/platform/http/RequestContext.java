package com.cartsnitch.platform.http;

import java.util.Optional;

/** What is known of the request that the current thread serves. */
public final class RequestContext {
  private static final ScopedValue<RequestContext> CURRENT = ScopedValue.newInstance();
  private static final String UNMATCHED = "unmatched";

  private final String id;
  private String template = UNMATCHED;
  private Route.Dialect dialect = Route.Dialect.OURS;

  RequestContext(String id) {
    this.id = id;
  }

  /** The request of this thread, if it serves one. */
  public static Optional<RequestContext> current() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  /** The request's id, as in the {@code X-Request-Id} of its answer. */
  public String id() {
    return id;
  }

  /** The template of the route that serves it; {@code unmatched} where there is none. */
  public String template() {
    return template;
  }

  /** How its errors are worded. */
  Route.Dialect dialect() {
    return dialect;
  }

  void matched(Route route) {
    template = route.template();
    dialect = route.dialect();
  }

  void run(Runnable work) {
    ScopedValue.where(CURRENT, this).run(work);
  }
}
