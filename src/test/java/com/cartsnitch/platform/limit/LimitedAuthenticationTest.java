package com.cartsnitch.platform.limit;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.cartsnitch.platform.http.request.ClientAddress;
import com.cartsnitch.platform.http.request.ProxySettings;
import com.cartsnitch.platform.http.route.Authentication;
import com.cartsnitch.platform.http.route.Principal;
import com.cartsnitch.platform.http.route.Route.Access;
import com.github.benmanes.caffeine.cache.Ticker;
import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Nobody looks a session up for a limit that does not apply. */
class LimitedAuthenticationTest {
  private static final RateLimitSettings SETTINGS =
      new RateLimitSettings(
          true, false, 60, 600, 300, Duration.ofMinutes(1), 5, 20, Duration.ofMinutes(1));

  @Test
  void theCredentialsOfAProbeAreNotLookedAt() {
    LimitGate gate =
        new LimitGate(
            new RateLimiter(new LocalLimiter(Ticker.systemTicker()), Optional.empty()), _ -> {});
    assertNotLookedAt(Optional.of(gate));
  }

  @Test
  void withoutLimitsNobodysAre() {
    assertNotLookedAt(Optional.empty());
  }

  @SuppressWarnings("NullAway") // the request is not looked at
  private static void assertNotLookedAt(Optional<LimitGate> gate) {
    RateLimits limits =
        new RateLimits(gate, SETTINGS, new ClientAddress(new ProxySettings(List.of())));
    Authentication authentication =
        new LimitedAuthentication(LimitedAuthenticationTest::nobody, new Unwanted(), limits);
    assertThatCode(() -> authentication.glance(null)).doesNotThrowAnyException();
  }

  private static Principal nobody(ServerRequest request, Access access) {
    throw new AssertionError("looked at");
  }

  private static final class Unwanted implements CredentialCheck {
    @Override
    public boolean shown(ServerRequest request) {
      throw new AssertionError("looked at");
    }

    @Override
    public boolean genuine(ServerRequest request) {
      throw new AssertionError("looked at");
    }
  }
}
