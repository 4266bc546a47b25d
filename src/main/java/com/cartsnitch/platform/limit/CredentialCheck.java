package com.cartsnitch.platform.limit;

import io.helidon.webserver.http.ServerRequest;

/** Looks at the credentials of a request that may not need any. */
public interface CredentialCheck {

  /** Whether it carries something that looks like credentials. */
  boolean shown(ServerRequest request);

  /** Whether what it carries is good; also said where that can't be found out at this moment. */
  boolean genuine(ServerRequest request);
}
