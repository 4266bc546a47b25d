package com.cartsnitch.auth.betterauth;

import com.cartsnitch.auth.attempts.PasswordGuard;
import com.cartsnitch.auth.email.EmailVerification;
import com.cartsnitch.auth.email.EmailVerification.Outcome;
import com.cartsnitch.auth.session.SessionCookies;
import com.cartsnitch.auth.session.SignedIn;
import com.cartsnitch.auth.user.EmailAddress;
import com.cartsnitch.auth.user.FieldLength;
import com.cartsnitch.auth.user.User;
import com.cartsnitch.auth.user.Users;
import com.cartsnitch.platform.http.answer.PrivateAnswer;
import com.cartsnitch.platform.http.request.RequestContext;
import com.cartsnitch.platform.http.route.Route;
import com.cartsnitch.platform.problem.ApiException;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;

/** Shows that an address is its user's, by a link that is mailed to it. */
public final class VerificationRoutes {
  private final BetterAuthEndpoints endpoints;
  private final EmailVerification verification;
  private final Users users;
  private final PasswordGuard guard;
  private final SessionCookies cookies;
  private final SourceReader sources;
  private final JsonType<StatusAnswer> statusType;
  private final JsonType<VerifiedAnswer> verifiedType;

  public VerificationRoutes(
      BetterAuthEndpoints endpoints,
      EmailVerification verification,
      Users users,
      PasswordGuard guard,
      SessionCookies cookies,
      SourceReader sources,
      Jsonb jsonb) {
    this.endpoints = endpoints;
    this.verification = verification;
    this.users = users;
    this.guard = guard;
    this.cookies = cookies;
    this.sources = sources;
    this.statusType = jsonb.type(StatusAnswer.class);
    this.verifiedType = jsonb.type(VerifiedAnswer.class);
  }

  /** The operations. */
  public List<Route> routes() {
    return List.of(
        endpoints.open("/auth/send-verification-email", VerificationRoutes::wanted, this::send),
        endpoints.link("/auth/verify-email", VerificationRoutes::followed, this::verify));
  }

  private static Wanted wanted(BetterAuthInput input) {
    input.requiredEmail();
    return new Wanted(input.requiredText("email", FieldLength.RULED), input.callback());
  }

  private static Followed followed(BetterAuthInput input) {
    return new Followed(input.requiredQuery("token", FieldLength.SECRET), input.callback());
  }

  private void send(ServerRequest request, ServerResponse response, Wanted wanted) {
    guard.work(request, wanted.email());
    Optional<User> caller = endpoints.find(request).map(SignedIn::user);
    caller.ifPresent(user -> requireOwn(user, wanted.email()));
    caller
        .or(() -> users.byEmail(wanted.email()))
        .filter(user -> !user.emailVerified())
        .ifPresentOrElse(
            user -> verification.mail(user, wanted.callback().map(Callback::url)),
            () -> verification.mailNothing(wanted.email()));
    PrivateAnswer.send(response, statusType, StatusAnswer.DONE);
  }

  private static void requireOwn(User user, String email) {
    if (!EmailAddress.same(user.email(), email)) {
      throw ApiException.of(BetterAuthError.EMAIL_MISMATCH);
    }
    if (user.emailVerified()) {
      throw ApiException.of(BetterAuthError.EMAIL_ALREADY_VERIFIED);
    }
  }

  private void verify(ServerRequest request, ServerResponse response, Followed link) {
    Optional<SignedIn> caller = endpoints.find(request);
    Outcome outcome =
        verification.follow(link.token(), caller.map(SignedIn::user), sources.of(request));
    switch (outcome) {
      case Outcome.Verified(String userId, Optional<String> session) -> {
        session.ifPresent(token -> signIn(request, response, userId, token));
        done(response, link);
      }
      case Outcome.VerifiedBefore() -> done(response, link);
      case Outcome.Expired() -> refuse(response, link, BetterAuthError.TOKEN_EXPIRED);
      case Outcome.Invalid() -> refuse(response, link, BetterAuthError.INVALID_TOKEN);
      case Outcome.NoUser() -> refuse(response, link, BetterAuthError.USER_NOT_FOUND);
    }
  }

  private void signIn(ServerRequest request, ServerResponse response, String userId, String token) {
    RequestContext.foundUser(userId);
    cookies.set(response, token, cookies.lifetime(request.headers()));
  }

  private void done(ServerResponse response, Followed link) {
    if (link.callback().isPresent()) {
      Redirect.to(response, link.callback().get());
    } else {
      PrivateAnswer.send(response, verifiedType, new VerifiedAnswer(true, null));
    }
  }

  private static void refuse(ServerResponse response, Followed link, BetterAuthError error) {
    Callback callback = link.callback().orElseThrow(() -> ApiException.of(error));
    Redirect.to(response, callback.with("error", error.code()));
  }

  private record Wanted(String email, Optional<Callback> callback) {}

  private record Followed(String token, Optional<Callback> callback) {}
}
