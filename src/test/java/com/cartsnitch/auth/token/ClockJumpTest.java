package com.cartsnitch.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.auth.user.IdentitySettings;
import com.cartsnitch.platform.config.Secret;
import com.cartsnitch.resilience.FaultRow;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock of the host is set while tokens are about. Nothing but their end follows from it. */
@FaultRow("F31")
class ClockJumpTest {
  private static final Instant START = Instant.parse("2026-11-01T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final IdentitySettings SETTINGS =
      new IdentitySettings(
          List.of(new Secret("auth-secret-of-the-clock-test-5f3a")),
          List.of(new Secret("jwt-secret-of-the-clock-test-9c0e")),
          URI.create("https://example.com"),
          Set.of(),
          QUARTER,
          Duration.ofDays(30));

  private final SetClock clock = new SetClock();
  private final AccessTokens accessTokens = new AccessTokens(SETTINGS, clock);
  private final EmailTokens emailTokens = new EmailTokens(SETTINGS, clock);

  @Test
  void accessTokensEndByTheClockThatIsSet() {
    String token = accessToken();
    assertThat(accessExpired(token)).isFalse();
    clock.now = START.plus(QUARTER).minusSeconds(1);
    assertThat(accessExpired(token)).isFalse();
    clock.now = START.plus(QUARTER).plusSeconds(1);
    assertThat(accessExpired(token)).isTrue();
    clock.now = START;
    assertThat(accessExpired(token)).isFalse();
  }

  @Test
  void emailTokensEndByTheClockThatIsSet() {
    String token = emailTokens.issue("ann@example.com");
    clock.now = START.plus(HOUR).minusSeconds(1);
    assertThat(emailExpired(token)).isFalse();
    clock.now = START.plus(HOUR).plusSeconds(1);
    assertThat(emailExpired(token)).isTrue();
    clock.now = START;
    assertThat(emailExpired(token)).isFalse();
  }

  /** A clock that was ahead when they were issued, and was put right. */
  @ParameterizedTest
  @ValueSource(longs = {1, 60, 86_400, 31_536_000})
  void tokensOfTheFutureAreGood(long seconds) {
    String access = accessToken();
    String email = emailTokens.issue("ann@example.com");
    clock.now = START.minusSeconds(seconds);
    assertThat(accessExpired(access)).isFalse();
    assertThat(emailExpired(email)).isFalse();
  }

  private String accessToken() {
    return accessTokens.issue(
        new RefreshTokens.Issued("refresh", "ann", UUID.randomUUID(), clock.now));
  }

  private boolean accessExpired(String token) {
    return accessTokens.read(token).orElseThrow().expired();
  }

  private boolean emailExpired(String token) {
    return emailTokens.read(token).orElseThrow().expired();
  }

  private static final class SetClock extends Clock {
    private Instant now = START;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
