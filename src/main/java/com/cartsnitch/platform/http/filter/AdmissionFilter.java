package com.cartsnitch.platform.http.filter;

import com.cartsnitch.platform.database.pool.Admission;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

/**
 * The station that sees to it that a request's slot at the database is free again when it ends.
 *
 * @param admission has the slots
 */
public record AdmissionFilter(Admission admission) implements Filter {

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    admission.serve(chain::proceed);
  }
}
