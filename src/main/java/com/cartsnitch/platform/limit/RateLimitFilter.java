package com.cartsnitch.platform.limit;

import com.cartsnitch.platform.http.error.ErrorMapper;
import com.cartsnitch.platform.problem.ApiException;
import com.cartsnitch.platform.redis.RedisPatience;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

/** The station that counts requests by the client's address. */
public final class RateLimitFilter implements Filter {
  private final RateLimits limits;
  private final CredentialCheck credentials;
  private final ErrorMapper errors;

  public RateLimitFilter(RateLimits limits, CredentialCheck credentials, ErrorMapper errors) {
    this.limits = limits;
    this.credentials = credentials;
    this.errors = errors;
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    RedisPatience.within(() -> admit(chain, request, response));
  }

  private void admit(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    if (!limits.apply()) {
      chain.proceed();
      return;
    }
    try {
      limits.arrived(request, credentials.shown(request));
    } catch (ApiException refusal) {
      // thrown, it would be answered behind the filter that measures
      errors.handle(request, response, refusal);
      return;
    }
    chain.proceed();
  }
}
