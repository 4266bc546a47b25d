package com.cartsnitch.auth.bearer;

import com.cartsnitch.auth.attempts.PasswordGuard;
import com.cartsnitch.auth.email.EmailVerification;
import com.cartsnitch.auth.password.PasswordRule;
import com.cartsnitch.auth.signin.Registration;
import com.cartsnitch.auth.signin.SignIn;
import com.cartsnitch.auth.signin.SignOut;
import com.cartsnitch.auth.signin.SignUp;
import com.cartsnitch.auth.token.AccessTokens;
import com.cartsnitch.auth.token.RefreshTokens.Issued;
import com.cartsnitch.auth.user.EmailAddress;
import com.cartsnitch.auth.user.EmailField;
import com.cartsnitch.auth.user.FieldLength;
import com.cartsnitch.auth.user.User;
import com.cartsnitch.auth.user.Users;
import com.cartsnitch.platform.http.answer.Created;
import com.cartsnitch.platform.http.answer.PrivateAnswer;
import com.cartsnitch.platform.http.input.BodyInput;
import com.cartsnitch.platform.http.input.RequestInput;
import com.cartsnitch.platform.http.request.RequestContext;
import com.cartsnitch.platform.http.route.Route;
import com.cartsnitch.platform.problem.ApiException;
import com.cartsnitch.platform.problem.ErrorCode;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;

/** Sign-in by access and refresh tokens, for clients that keep no cookies. */
public final class TokenRoutes {
  private final SignUp signUp;
  private final SignIn signIn;
  private final SignOut signOut;
  private final EmailVerification verification;
  private final PasswordGuard guard;
  private final AccessTokens accessTokens;
  private final JsonType<RegisteredUser> registeredType;
  private final JsonType<TokenPair> pairType;

  public TokenRoutes(
      SignUp signUp,
      SignIn signIn,
      SignOut signOut,
      EmailVerification verification,
      PasswordGuard guard,
      AccessTokens accessTokens,
      Jsonb jsonb) {
    this.signUp = signUp;
    this.signIn = signIn;
    this.signOut = signOut;
    this.verification = verification;
    this.guard = guard;
    this.accessTokens = accessTokens;
    this.registeredType = jsonb.type(RegisteredUser.class);
    this.pairType = jsonb.type(TokenPair.class);
  }

  /** The operations. */
  public List<Route> routes() {
    return List.of(
        Route.open(Method.POST, "/auth/register", this::register),
        Route.open(Method.POST, "/auth/login", this::login),
        Route.open(Method.POST, "/auth/refresh", this::refresh),
        Route.open(Method.POST, "/auth/logout", this::logout));
  }

  private void register(ServerRequest request, ServerResponse response) {
    RequestInput input = RequestInput.of(request);
    BodyInput body = input.body();
    Optional<EmailAddress> email = EmailField.required(body);
    String password = newPassword(body);
    body.require("display_name");
    Optional<String> name = body.text("display_name", User.MAX_NAME_LENGTH);
    input.check();
    Registration registration =
        new Registration(email.orElseThrow(), password, name.orElseThrow(), Optional.empty());
    SignUp.WithTokens made =
        guard
            .signUp(request, registration.email().value(), () -> signUp.withTokens(registration))
            .orElseThrow(() -> ApiException.of(ErrorCode.CONFLICT, Users.EMAIL_IN_USE));
    verification.mail(made.user(), Optional.empty());
    PrivateAnswer.created(
        response,
        Created.of(registeredType, RegisteredUser.of(made.user(), pair(made.refreshToken()))));
  }

  private static String newPassword(BodyInput body) {
    body.require("password");
    Optional<String> password = body.anyText("password", FieldLength.RULED);
    password
        .map(PasswordRule::of)
        .filter(rule -> rule != PasswordRule.GOOD)
        .ifPresent(rule -> body.refuse("password", rule.message(), "length"));
    return password.orElse("");
  }

  private void login(ServerRequest request, ServerResponse response) {
    RequestInput input = RequestInput.of(request);
    BodyInput body = input.body();
    body.require("email");
    body.require("password");
    String email = body.anyText("email", EmailAddress.MAX_LENGTH).orElse("");
    String password = body.anyText("password", FieldLength.SECRET).orElse("");
    input.check();
    Issued issued =
        guard
            .signIn(request, email, () -> signIn.withTokens(email, password))
            .orElseThrow(
                () -> ApiException.of(ErrorCode.UNAUTHORIZED, "Invalid email or password"));
    PrivateAnswer.send(response, pairType, pair(issued));
  }

  private void refresh(ServerRequest request, ServerResponse response) {
    Issued issued =
        signIn
            .renew(refreshToken(request))
            .orElseThrow(() -> ApiException.of(ErrorCode.UNAUTHORIZED, "Invalid refresh token"));
    PrivateAnswer.send(response, pairType, pair(issued));
  }

  private void logout(ServerRequest request, ServerResponse response) {
    signOut.family(refreshToken(request)).ifPresent(RequestContext::foundUser);
    PrivateAnswer.noContent(response);
  }

  private static String refreshToken(ServerRequest request) {
    RequestInput input = RequestInput.of(request);
    BodyInput body = input.body();
    body.require("refresh_token");
    String token = body.anyText("refresh_token", FieldLength.SECRET).orElse("");
    input.check();
    return token;
  }

  /** The request is the user's from here on. */
  private TokenPair pair(Issued issued) {
    RequestContext.foundUser(issued.userId());
    return new TokenPair(
        accessTokens.issue(issued),
        issued.token(),
        TokenPair.BEARER,
        accessTokens.life().toSeconds());
  }
}
