package com.cartsnitch.auth.betterauth;

import com.cartsnitch.auth.attempts.PasswordGuard;
import com.cartsnitch.auth.email.EmailVerification;
import com.cartsnitch.auth.session.Lifetime;
import com.cartsnitch.auth.session.SessionCookies;
import com.cartsnitch.auth.session.SignedIn;
import com.cartsnitch.auth.signin.Registration;
import com.cartsnitch.auth.signin.SignIn;
import com.cartsnitch.auth.signin.SignUp;
import com.cartsnitch.auth.user.EmailAddress;
import com.cartsnitch.auth.user.FieldLength;
import com.cartsnitch.auth.user.User;
import com.cartsnitch.platform.http.answer.PrivateAnswer;
import com.cartsnitch.platform.http.request.RequestContext;
import com.cartsnitch.platform.http.route.Route;
import com.cartsnitch.platform.problem.ApiException;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;

/** {@code /auth/sign-up/email} and {@code /auth/sign-in/email}. */
public final class SignInRoutes {
  private final BetterAuthEndpoints endpoints;
  private final SignUp signUp;
  private final SignIn signIn;
  private final EmailVerification verification;
  private final PasswordGuard guard;
  private final SessionCookies cookies;
  private final SourceReader sources;
  private final JsonType<TokenAnswer> signedUpType;
  private final JsonType<SignedInAnswer> signedInType;
  private final JsonType<RedirectAnswer> redirectType;

  public SignInRoutes(
      BetterAuthEndpoints endpoints,
      SignUp signUp,
      SignIn signIn,
      EmailVerification verification,
      PasswordGuard guard,
      SessionCookies cookies,
      SourceReader sources,
      Jsonb jsonb) {
    this.endpoints = endpoints;
    this.signUp = signUp;
    this.signIn = signIn;
    this.verification = verification;
    this.guard = guard;
    this.cookies = cookies;
    this.sources = sources;
    this.signedUpType = jsonb.type(TokenAnswer.class);
    this.signedInType = jsonb.type(SignedInAnswer.class);
    this.redirectType = jsonb.type(RedirectAnswer.class);
  }

  /** The operations. */
  public List<Route> routes() {
    return List.of(
        endpoints.signIn("/auth/sign-up/email", SignInRoutes::newUser, this::signUp),
        endpoints.signIn("/auth/sign-in/email", SignInRoutes::login, this::signIn));
  }

  private static NewUser newUser(BetterAuthInput input) {
    return new NewUser(
        input.requiredText("name", FieldLength.RULED),
        input.requiredEmail(),
        input.requiredText("password", FieldLength.RULED),
        input.image(),
        Lifetime.of(input.flag("rememberMe", true)),
        input.callback().map(Callback::url));
  }

  private static Login login(BetterAuthInput input) {
    return new Login(
        input.requiredText("email", FieldLength.RULED),
        input.requiredText("password", FieldLength.SECRET),
        Lifetime.of(input.flag("rememberMe", true)),
        input.callback());
  }

  private void signUp(ServerRequest request, ServerResponse response, NewUser user) {
    PasswordInput.check(user.password());
    if (user.name().codePointCount(0, user.name().length()) > User.MAX_NAME_LENGTH) {
      throw ApiException.of(BetterAuthError.FAILED_TO_CREATE_USER);
    }
    Registration registration =
        new Registration(user.email().orElseThrow(), user.password(), user.name(), user.image());
    SignedIn signedIn =
        guard
            .signUp(
                request,
                registration.email().value(),
                () -> signUp.withSession(registration, user.lifetime(), sources.of(request)))
            .orElseThrow(
                () -> ApiException.of(BetterAuthError.USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL));
    RequestContext.foundUser(signedIn.user().id());
    verification.mail(signedIn.user(), user.callback());
    cookies.replace(request.headers(), response, signedIn.session().token(), user.lifetime());
    PrivateAnswer.send(
        response, signedUpType, new TokenAnswer(signedIn.session().token(), signedIn.user()));
  }

  private void signIn(ServerRequest request, ServerResponse response, Login login) {
    if (EmailAddress.parse(login.email()).isEmpty()) {
      throw ApiException.of(BetterAuthError.INVALID_EMAIL);
    }
    SignedIn signedIn =
        guard
            .signIn(request, login.email(), () -> signedIn(request, login))
            .orElseThrow(() -> ApiException.of(BetterAuthError.INVALID_EMAIL_OR_PASSWORD));
    RequestContext.foundUser(signedIn.user().id());
    cookies.replace(request.headers(), response, signedIn.session().token(), login.lifetime());
    answer(response, signedIn, login.callback());
  }

  private Optional<SignedIn> signedIn(ServerRequest request, Login login) {
    return signIn.withSession(
        login.email(), login.password(), login.lifetime(), sources.of(request));
  }

  private void answer(ServerResponse response, SignedIn signedIn, Optional<Callback> callback) {
    String token = signedIn.session().token();
    if (callback.isEmpty()) {
      PrivateAnswer.send(response, signedInType, new SignedInAnswer(false, token, signedIn.user()));
      return;
    }
    String url = callback.get().url();
    response.header(HeaderNames.LOCATION, url);
    PrivateAnswer.send(
        response, redirectType, new RedirectAnswer(true, token, url, signedIn.user()));
  }

  private record NewUser(
      String name,
      Optional<EmailAddress> email,
      String password,
      Optional<String> image,
      Lifetime lifetime,
      Optional<String> callback) {}

  private record Login(
      String email, String password, Lifetime lifetime, Optional<Callback> callback) {}
}
