package com.cartsnitch.platform.errorstats;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.http.watch.ServedRequest;
import com.cartsnitch.platform.problem.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ErrorStatsTest {
  private Instant now = Instant.parse("2026-11-01T12:00:00Z");
  private final ErrorStats stats = new ErrorStats(() -> now);

  @Test
  void errorsAreCountedAndSuccessIsNot() {
    answered(200, 304, 401, 401, 404, 503);
    assertThat(stats.counts()).isEqualTo(Map.of(401, 2L, 404, 1L, 503, 1L));
    assertThat(stats.recentFaults()).isEqualTo(1);
  }

  @Test
  void faultsAreForgottenAfterFiveMinutesAndErrorsAreNot() {
    answered(500, 503);
    now = now.plus(Duration.ofMinutes(4));
    answered(504);
    assertThat(stats.recentFaults()).isEqualTo(3);
    now = now.plus(Duration.ofSeconds(70));
    assertThat(stats.recentFaults()).isEqualTo(1);
    now = now.plus(Duration.ofDays(1));
    assertThat(stats.recentFaults()).isZero();
    assertThat(stats.counts()).isEqualTo(Map.of(500, 1L, 503, 1L, 504, 1L));
  }

  @Test
  void whatWasRefusedBeforeRoutingIsCountedToo() {
    stats.refused(ErrorCode.HEADERS_TOO_LARGE);
    assertThat(stats.counts()).isEqualTo(Map.of(431, 1L));
  }

  private void answered(int... statuses) {
    for (int status : statuses) {
      stats.served(
          new ServedRequest(
              "GET", "/", "/", status, Duration.ZERO, "id", Optional.empty(), () -> "::1"));
    }
  }
}
