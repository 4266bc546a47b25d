package com.cartsnitch.auth.access;

import com.cartsnitch.platform.config.Secret;
import com.cartsnitch.platform.limit.CredentialCheck;
import io.helidon.webserver.http.ServerRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the credentials of requests that may not need any. A valid signature is not enough,
 * because it outlives its session. A wrong service key is no credentials at all.
 */
public final class CredentialGlance implements CredentialCheck {
  private static final Logger LOG = LoggerFactory.getLogger(CredentialGlance.class);

  private final Callers callers;
  private final ServiceKeyProvider serviceKey;

  public CredentialGlance(Callers callers, Secret serviceKey) {
    this.callers = callers;
    this.serviceKey = new ServiceKeyProvider(serviceKey);
  }

  @Override
  public boolean shown(ServerRequest request) {
    return callers.shown(request.headers()) || service(request);
  }

  @Override
  public boolean genuine(ServerRequest request) {
    return service(request) || user(request);
  }

  private boolean service(ServerRequest request) {
    return ServiceKeyProvider.shown(request.headers()).filter(serviceKey::matches).isPresent();
  }

  private boolean user(ServerRequest request) {
    try {
      return callers.of(request).known();
    } catch (RuntimeException e) {
      LOG.debug("A session could not be looked up", e);
      return true;
    }
  }
}
