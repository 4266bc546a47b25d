package com.cartsnitch.auth.access;

import com.cartsnitch.platform.config.Secret;
import com.cartsnitch.platform.http.route.Route.Access;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.security.AuthenticationResponse;
import io.helidon.security.Principal;
import io.helidon.security.ProviderRequest;
import io.helidon.security.Role;
import io.helidon.security.Subject;
import io.helidon.security.spi.AuthenticationProvider;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Knows sister services by the key that they share with us; compared in constant time. */
final class ServiceKeyProvider implements AuthenticationProvider {
  static final String HEADER = "X-Service-Key";

  private static final HeaderName NAME = HeaderNames.create(HEADER);
  private static final Subject SERVICE =
      Subject.builder()
          .principal(Principal.create("service"))
          .addGrant(Role.create(Access.SERVICE.name()))
          .build();

  private final byte[] key;

  ServiceKeyProvider(Secret serviceKey) {
    this.key = serviceKey.value().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public AuthenticationResponse authenticate(ProviderRequest request) {
    return shown(RequestHeaders.of(request))
        .map(this::compared)
        .orElseGet(AuthenticationResponse::abstain);
  }

  /** What a request shows. */
  static Optional<String> shown(ServerRequestHeaders headers) {
    return headers.first(NAME);
  }

  /** Whether it is the key. */
  boolean matches(String shown) {
    return MessageDigest.isEqual(key, shown.getBytes(StandardCharsets.UTF_8));
  }

  private AuthenticationResponse compared(String shown) {
    return matches(shown)
        ? AuthenticationResponse.success(SERVICE)
        : AuthenticationResponse.failed("wrong key");
  }
}
