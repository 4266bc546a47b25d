package com.cartsnitch.auth.access;

import com.cartsnitch.platform.config.Secret;
import com.cartsnitch.platform.http.request.RequestContext;
import com.cartsnitch.platform.http.route.Authentication;
import com.cartsnitch.platform.http.route.Principal;
import com.cartsnitch.platform.http.route.Route.Access;
import com.cartsnitch.platform.problem.ApiException;
import com.cartsnitch.platform.problem.ErrorCode;
import com.cartsnitch.platform.problem.FieldError;
import io.helidon.security.AuthenticationResponse;
import io.helidon.security.Security;
import io.helidon.security.SecurityContext;
import io.helidon.security.SecurityEnvironment;
import io.helidon.security.SecurityResponse.SecurityStatus;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;

/**
 * Admits requests by Helidon Security: its providers find out who sent one and in which roles, and
 * the route's access is the role that is wanted. The answer to who has not that role is ours.
 */
public final class RequestSecurity implements Authentication {
  private static final String CREDENTIALS = "credentials";
  private static final String SERVICE_KEY = "service-key";

  private final Security security;

  public RequestSecurity(CredentialsProvider credentials, Secret serviceKey) {
    this.security =
        Security.builder()
            .tracingEnabled(false)
            .addAuthenticationProvider(credentials, CREDENTIALS)
            .addAuthenticationProvider(new ServiceKeyProvider(serviceKey), SERVICE_KEY)
            .build();
  }

  @Override
  public Principal admit(ServerRequest request, Access access) {
    SecurityContext context = context(request);
    boolean service = access == Access.SERVICE;
    AuthenticationResponse answer =
        context
            .atnClientBuilder()
            .explicitProvider(service ? SERVICE_KEY : CREDENTIALS)
            .buildAndGet();
    if (answer.status() != SecurityStatus.SUCCESS) {
      throw service ? refusedService(answer) : refusedUser(answer);
    }
    if (!context.isUserInRole(access.name())) {
      throw ApiException.of(ErrorCode.UNAUTHORIZED, CredentialsProvider.INVALID);
    }
    if (!service) {
      RequestContext.foundUser(context.userName());
    }
    return new Principal(context.userName(), byCookie(context));
  }

  private static boolean byCookie(SecurityContext context) {
    return context
        .userPrincipal()
        .flatMap(principal -> principal.abacAttribute(CredentialsProvider.COOKIE))
        .filter(Boolean.TRUE::equals)
        .isPresent();
  }

  private SecurityContext context(ServerRequest request) {
    SecurityContext context =
        security
            .contextBuilder(RequestContext.current().map(RequestContext::id).orElse("-"))
            .build();
    context.env(
        SecurityEnvironment.builder()
            .method(request.prologue().method().text())
            .path(request.path().path())
            .addAttribute(RequestHeaders.ATTRIBUTE, request)
            .build());
    return context;
  }

  private static ApiException refusedUser(AuthenticationResponse answer) {
    return ApiException.of(
        ErrorCode.UNAUTHORIZED, answer.description().orElse(ErrorCode.UNAUTHORIZED.detail()));
  }

  private static ApiException refusedService(AuthenticationResponse answer) {
    return answer.status() == SecurityStatus.ABSTAIN
        ? ApiException.validation(
            List.of(new FieldError(ServiceKeyProvider.HEADER, "is required", "missing")))
        : ApiException.of(ErrorCode.FORBIDDEN, "Invalid service key");
  }
}
