package com.cartsnitch.platform.http.request;

import com.cartsnitch.platform.http.route.BodyLimit;
import com.cartsnitch.platform.http.route.Route;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What is known of the request that the current thread serves. */
public final class RequestContext {
  private static final ScopedValue<RequestContext> CURRENT = ScopedValue.newInstance();
  private static final String UNMATCHED = "unmatched";
  private static final BodyAllowance UNMATCHED_BODY =
      new BodyAllowance(BodyLimit.SMALL, new LargeBodies(1, Duration.ZERO));

  private final String id;
  private final Optional<TraceContext> trace;
  private final ServerResponse response;
  private String template = UNMATCHED;
  private Optional<RateLimit> rateLimit = Optional.empty();
  private Optional<String> userId = Optional.empty();
  private boolean bad;
  private Supplier<Route.Dialect> dialect;
  private BooleanSupplier counts;
  private BodyAllowance body = UNMATCHED_BODY;

  /**
   * @param dialect tells how its errors are worded until its route is found
   * @param counts tells whether limits count it until its route is found
   */
  public RequestContext(
      String id,
      Optional<TraceContext> trace,
      ServerResponse response,
      Supplier<Route.Dialect> dialect,
      BooleanSupplier counts) {
    this.id = id;
    this.trace = trace;
    this.response = response;
    this.dialect = dialect;
    this.counts = counts;
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

  /** The distributed trace that it belongs to, if its sender said so. */
  public Optional<TraceContext> trace() {
    return trace;
  }

  /** The user, if known. */
  public Optional<String> userId() {
    return userId;
  }

  /** Notes the user of this thread's request: the sender, or the user that it signed in. */
  public static void foundUser(String userId) {
    current().ifPresent(context -> context.userId = Optional.of(userId));
  }

  /** How its errors are worded. */
  public Route.Dialect dialect() {
    return dialect.get();
  }

  /** Whether limits count it. */
  public boolean counts() {
    return counts.getAsBoolean();
  }

  public void matched(Route route) {
    template = route.template();
    dialect = route::dialect;
    counts = route::limited;
  }

  /** Notes what the body of the request may cost. */
  public void allowBody(BodyAllowance allowance) {
    body = allowance;
  }

  /** What the body of this thread's request may cost; little where no route serves it. */
  public static BodyAllowance bodyAllowance() {
    return current().map(context -> context.body).orElse(UNMATCHED_BODY);
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

  public void tellLimit(ServerResponse answer) {
    rateLimit.ifPresent(limit -> limit.set(answer));
  }

  public void run(Runnable work) {
    ScopedValue.where(CURRENT, this).run(work);
  }
}
