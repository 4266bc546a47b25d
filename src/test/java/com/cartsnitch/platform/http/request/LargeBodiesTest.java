package com.cartsnitch.platform.http.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.cartsnitch.platform.http.request.LargeBodies.Places;
import com.cartsnitch.platform.problem.ApiException;
import com.cartsnitch.platform.problem.ErrorCode;
import com.cartsnitch.testing.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Eight places, of which a user holds two. */
@Timeout(60)
class LargeBodiesTest {
  private static final long MIB = 1 << 20;
  private static final Optional<String> ANN = Optional.of("ann");
  private static final Optional<String> BOB = Optional.of("bob");
  private static final Optional<String> SERVICE = Optional.empty();

  private final LargeBodies bodies = new LargeBodies(8, Duration.ofMillis(20));

  @Test
  void aUserHoldsAQuarterOfThem() {
    Places first = bodies.take(MIB, ANN);
    try (Places _ = bodies.take(MIB, ANN)) {
      assertRefused(1, ANN);
      assertRefused(8, ANN);
      bodies.take(2 * MIB, BOB).close();
      first.close();
      bodies.take(MIB, ANN).close();
    }
  }

  @Test
  void aLargerBodyIsReadWhileNoOtherOfItsUserIs() {
    try (Places _ = bodies.take(5 * MIB, ANN)) {
      assertRefused(1, ANN);
      bodies.take(3 * MIB, BOB).close();
    }
    bodies.take(8 * MIB, ANN).close();
    bodies.take(9 * MIB, ANN).close();
  }

  @Test
  void servicesHoldAsManyAsThereAre() {
    List<Places> all = Stream.generate(() -> bodies.take(MIB, SERVICE)).limit(8).toList();
    assertRefused(1, SERVICE);
    assertRefused(1, ANN);
    all.forEach(Places::close);
    bodies.take(2 * MIB, ANN).close();
  }

  @Test
  void whoWaitsIsServedWhenOneIsFree() throws InterruptedException {
    LargeBodies patient = new LargeBodies(8, Duration.ofSeconds(30));
    Places held = patient.take(2 * MIB, ANN);
    CompletableFuture<Places> next = new CompletableFuture<>();
    Thread waiting = Thread.startVirtualThread(() -> next.complete(patient.take(MIB, ANN)));
    Eventually.waitFor(
        "the second to wait",
        Duration.ofSeconds(20),
        () -> waiting.getState() == Thread.State.TIMED_WAITING);
    assertThat(next).isNotDone();
    held.close();
    next.join().close();
  }

  private void assertRefused(int places, Optional<String> user) {
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> bodies.take(places * MIB, user))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE));
  }
}
