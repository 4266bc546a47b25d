package com.cartsnitch.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.cartsnitch.platform.problem.ApiException;
import com.cartsnitch.platform.problem.ErrorCode;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Five a network and user, twenty a network, thirty failures a user. */
class PasswordLimitsTest {
  private final List<String> refusals = new ArrayList<>();
  private final PasswordLimits limits = limits(true, 5);

  private PasswordLimits limits(boolean enabled, int requests) {
    Duration minute = Duration.ofMinutes(1);
    RateLimiter limiter =
        new RateLimiter(new LocalLimiter(Ticker.systemTicker()), Optional.empty());
    return new PasswordLimits(
        enabled ? Optional.of(new LimitGate(limiter, refusals::add)) : Optional.empty(),
        new RateLimitSettings(enabled, false, 60, 600, 300, minute, requests, 20, minute));
  }

  @Test
  void workOnOneUserFromOneNetworkIsFew() {
    for (int i = 0; i < 5; i++) {
      limits.work("ann@example.com", "a");
    }
    assertRefused(() -> limits.work("ann@example.com", "a"), "password");
    assertRefused(() -> fail("ann@example.com", "a", PasswordLimitsTest::stranger), "password");
    limits.work("ann@example.com", "b");
    limits.work("bob@example.com", "a");
  }

  @Test
  void signUpsOfOneNetworkAreFew() {
    for (int i = 0; i < 5; i++) {
      limits.signUp("a");
    }
    assertRefused(() -> limits.signUp("a"), "sign-up");
    limits.signUp("b");
    limits.work("ann@example.com", "a");
  }

  @Test
  void allWorkOfOneNetworkIsBounded() {
    for (int i = 0; i < 17; i++) {
      limits.work("user" + i + "@example.com", "a");
    }
    fail("somebody@example.com", "a", PasswordLimitsTest::stranger);
    succeed("ann@example.com", "a", () -> true);
    limits.signUp("a");
    assertRefused(() -> limits.work("bob@example.com", "a"), "password-network");
    assertRefused(
        () -> fail("cid@example.com", "a", PasswordLimitsTest::stranger), "password-network");
    assertRefused(() -> limits.signUp("a"), "password-network");
    limits.work("bob@example.com", "b");
  }

  @Test
  void failuresOfOneUserAreFewFromWhereverTheyCome() {
    for (int i = 0; i < 30; i++) {
      fail("ann@example.com", "network" + i, PasswordLimitsTest::stranger);
    }
    assertRefused(
        () -> fail("ann@example.com", "another", PasswordLimitsTest::stranger),
        "password-failures");
    fail("bob@example.com", "another", PasswordLimitsTest::stranger);
  }

  @Test
  void strangersDoNotLockTheOwnerOut() {
    for (int i = 0; i < 30; i++) {
      fail("ann@example.com", "network" + i, PasswordLimitsTest::stranger);
    }
    succeed("ann@example.com", "home", () -> true);
    assertRefused(
        () -> succeed("ann@example.com", "hotel", PasswordLimitsTest::stranger),
        "password-failures");
  }

  @Test
  void whatSucceedsIsNoFailure() {
    for (int i = 0; i < 100; i++) {
      succeed("ann@example.com", "network" + i, PasswordLimitsTest::stranger);
    }
    for (int i = 0; i < 30; i++) {
      fail("ann@example.com", "elsewhere" + i, PasswordLimitsTest::stranger);
    }
    assertThat(refusals).isEmpty();
  }

  @Test
  void attemptsAtOnceDoNotSlipThrough() {
    List<PasswordLimits.Attempt> begun = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      begun.add(limits.attempt("ann@example.com", "network" + i, PasswordLimitsTest::stranger));
    }
    assertRefused(
        () -> fail("ann@example.com", "another", PasswordLimitsTest::stranger),
        "password-failures");
    begun.forEach(PasswordLimits.Attempt::close);
    fail("ann@example.com", "another", PasswordLimitsTest::stranger);
  }

  @Test
  void whereMoreAreLetThroughMoreMayFail() {
    PasswordLimits wide = limits(true, 50);
    for (int i = 0; i < 50; i++) {
      wide.attempt("ann@example.com", "a" + i % 3, PasswordLimitsTest::stranger).failed();
    }
    assertRefused(
        () -> wide.attempt("ann@example.com", "b", PasswordLimitsTest::stranger),
        "password-failures");
  }

  @Test
  void withoutLimitsEverythingPasses() {
    PasswordLimits none = limits(false, 1);
    for (int i = 0; i < 100; i++) {
      none.signUp("a");
      none.attempt("ann@example.com", "a", PasswordLimitsTest::stranger).close();
    }
    assertThat(refusals).isEmpty();
  }

  private static boolean stranger() {
    return false;
  }

  private void fail(String email, String network, BooleanSupplier trusted) {
    try (PasswordLimits.Attempt attempt = limits.attempt(email, network, trusted)) {
      attempt.failed();
    }
  }

  private void succeed(String email, String network, BooleanSupplier trusted) {
    limits.attempt(email, network, trusted).close();
  }

  private void assertRefused(Runnable work, String limit) {
    refusals.clear();
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(work::run)
        .satisfies(
            refusal -> {
              assertThat(refusal.code()).isEqualTo(ErrorCode.RATE_LIMITED);
              assertThat(refusal.retryAfter().orElse(0)).isBetween(1, 60);
            });
    assertThat(refusals).containsExactly(limit);
  }
}
