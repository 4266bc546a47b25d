package com.cartsnitch.platform.limit;

import com.cartsnitch.platform.database.pool.Admission;
import com.cartsnitch.platform.database.pool.PoolUnavailableException;
import com.cartsnitch.platform.http.request.ClientAddress;
import com.cartsnitch.platform.http.request.RequestContext;
import com.cartsnitch.platform.problem.ApiException;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;

/**
 * The limits on a request's way in: by the client's address before credentials are checked, by the
 * user afterwards. Credentials that turn out to be bad count like none, or random ones would be a
 * way around.
 */
public final class RateLimits {
  private final Optional<LimitGate> gate;
  private final ClientAddress addresses;
  private final Limit anonymous;
  private final Limit withCredentials;
  private final Limit users;

  RateLimits(Optional<LimitGate> gate, RateLimitSettings settings, ClientAddress addresses) {
    this.gate = gate;
    this.addresses = addresses;
    this.anonymous = new Limit("anonymous", settings.requests(), settings.window());
    this.withCredentials = new Limit("address", settings.addressRequests(), settings.window());
    this.users = new Limit("user", settings.userRequests(), settings.window());
  }

  /** Whether they count the request of this thread: no probe, and no route without limit. */
  public boolean apply() {
    return gate.isPresent() && RequestContext.current().map(RequestContext::counts).orElse(false);
  }

  /**
   * Counts a request before authentication.
   *
   * @param credentials whether it carries any
   * @throws ApiException 429
   */
  public void arrived(ServerRequest request, boolean credentials) {
    Limit limit = credentials ? withCredentials : anonymous;
    gate.ifPresent(open -> open.pass(limit, addresses.network(request)));
  }

  /**
   * Counts a request whose credentials are bad, once.
   *
   * @throws ApiException 429
   */
  public void badCredentials(ServerRequest request) {
    if (RequestContext.current().map(RequestContext::foundBad).orElse(false)) {
      gate.ifPresent(open -> open.pass(anonymous, addresses.network(request)));
    }
  }

  /**
   * Counts a request of a user: how many he sends, and how many of his are under way.
   *
   * @throws ApiException 429
   * @throws PoolUnavailableException if too many are under way
   */
  public void user(String userId) {
    gate.ifPresent(open -> open.pass(users, userId));
    Admission.belongsTo(userId);
  }
}
