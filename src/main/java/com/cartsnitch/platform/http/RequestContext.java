package com.cartsnitch.platform.http;

import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;

/** What is known of the request that the current thread serves. */
public final class RequestContext {
  private static final ScopedValue<RequestContext> CURRENT = ScopedValue.newInstance();
  private static final String UNMATCHED = "unmatched";

  private final String id;
  private final ServerResponse response;
  private String template = UNMATCHED;
  private Optional<RateLimit> rateLimit = Optional.empty();
  private boolean bad;
  private Route.Dialect dialect = Route.Dialect.OURS;

  RequestContext(String id, ServerResponse response) {
    this.id = id;
    this.response = response;
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

  /**
   * Notes how the client stands with a limit; the answer speaks of the one with the least
   * remaining.
   *
   * @param limit how many requests it admits
   * @param remaining how many more at this moment
   */
  public void limited(int limit, long remaining) {
    if (rateLimit.map(RateLimit::remaining).filter(least -> least <= remaining).isEmpty()) {
      rateLimit = Optional.of(new RateLimit(limit, remaining));
      tellLimit(response);
    }
  }

  /** Notes that the credentials are bad; whether that is news. */
  public boolean foundBad() {
    boolean news = !bad;
    bad = true;
    return news;
  }

  void tellLimit(ServerResponse answer) {
    rateLimit.ifPresent(limit -> limit.set(answer));
  }

  void run(Runnable work) {
    ScopedValue.where(CURRENT, this).run(work);
  }
}
