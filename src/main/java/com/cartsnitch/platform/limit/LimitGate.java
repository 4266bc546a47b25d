package com.cartsnitch.platform.limit;

import com.cartsnitch.platform.http.request.RequestContext;
import com.cartsnitch.platform.limit.RateLimiter.Admission;
import com.cartsnitch.platform.problem.ApiException;
import com.cartsnitch.platform.problem.ErrorCode;
import java.time.Duration;
import java.util.function.Consumer;

/** Lets requests through that a limit admits, and tells every client how it stands. */
final class LimitGate {
  private final RateLimiter limiter;
  private final Consumer<String> refusals;

  /**
   * @param refusals told the limit of every request that is refused
   */
  LimitGate(RateLimiter limiter, Consumer<String> refusals) {
    this.limiter = limiter;
    this.refusals = refusals;
  }

  /**
   * Lets a request through, which counts then.
   *
   * @throws ApiException 429
   */
  Admission pass(Limit limit, String subject) {
    Admission admission = ask(limit, subject);
    if (!admission.decision().allowed()) {
      throw refusal(admission);
    }
    return admission;
  }

  /** Asks without refusing. */
  Admission ask(Limit limit, String subject) {
    Admission admission = limiter.admit(limit, subject);
    if (admission.decision().allowed()) {
      tell(admission);
    }
    return admission;
  }

  /** Asks about something other than the client's request, of which the answer says nothing. */
  boolean admits(Limit limit, String subject) {
    boolean allowed = limiter.admit(limit, subject).decision().allowed();
    if (!allowed) {
      refusals.accept(limit.name());
    }
    return allowed;
  }

  /** The refusal of what was not admitted. */
  ApiException refusal(Admission admission) {
    tell(admission);
    refusals.accept(admission.limit().name());
    return ApiException.retryLater(
        ErrorCode.RATE_LIMITED, ErrorCode.RATE_LIMITED.detail(), seconds(admission));
  }

  /** Lets an admitted request not count any more. */
  void forget(Admission admission) {
    limiter.forget(admission);
  }

  private static void tell(Admission admission) {
    RequestContext.current()
        .ifPresent(
            context ->
                context.limited(admission.limit().requests(), admission.decision().remaining()));
  }

  /** Whole seconds after which a try is admitted, if no other request comes first. */
  private static int seconds(Admission admission) {
    Duration wait = admission.decision().retryAfter();
    Duration longest = admission.limit().window();
    return (int) (wait.compareTo(longest) < 0 ? wait : longest).plusNanos(999_999_999).toSeconds();
  }
}
