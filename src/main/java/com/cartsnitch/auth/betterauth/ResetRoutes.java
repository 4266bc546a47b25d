package com.cartsnitch.auth.betterauth;

import com.cartsnitch.auth.attempts.PasswordGuard;
import com.cartsnitch.auth.page.LinkPage;
import com.cartsnitch.auth.page.LinkPages;
import com.cartsnitch.auth.reset.ForgottenPassword;
import com.cartsnitch.auth.reset.PasswordChange;
import com.cartsnitch.auth.reset.PasswordResets;
import com.cartsnitch.auth.user.FieldLength;
import com.cartsnitch.platform.http.answer.PrivateAnswer;
import com.cartsnitch.platform.http.request.RequestContext;
import com.cartsnitch.platform.http.route.Route;
import com.cartsnitch.platform.problem.ApiException;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Password resets by a mailed link. */
public final class ResetRoutes {
  private static final String REQUESTED =
      "If this email exists in our system, check your email for the reset link";

  private static final String PATH = "/auth/reset-password";
  private static final LinkPage DEAD =
      LinkPage.of(
          "This link does not work",
          "It was used before, it is older than an hour, or your password or your e-mail address"
              + " was changed since. Ask for another one where you sign in.");
  private static final LinkPage DONE =
      LinkPage.of("Your password is changed", "Sign in with the new one.");

  private final BetterAuthEndpoints endpoints;
  private final ForgottenPassword forgotten;
  private final PasswordResets resets;
  private final PasswordChange passwords;
  private final PasswordGuard guard;
  private final URI publicUrl;
  private final JsonType<StatusAnswer> statusType;
  private final JsonType<RequestedAnswer> requestedType;

  public ResetRoutes(
      BetterAuthEndpoints endpoints,
      ForgottenPassword forgotten,
      PasswordResets resets,
      PasswordChange passwords,
      PasswordGuard guard,
      URI publicUrl,
      Jsonb jsonb) {
    this.endpoints = endpoints;
    this.forgotten = forgotten;
    this.resets = resets;
    this.passwords = passwords;
    this.guard = guard;
    this.publicUrl = publicUrl;
    this.statusType = jsonb.type(StatusAnswer.class);
    this.requestedType = jsonb.type(RequestedAnswer.class);
  }

  /** The operations. */
  public List<Route> routes() {
    return List.of(
        endpoints.open("/auth/request-password-reset", ResetRoutes::wanted, this::request),
        endpoints.link("/auth/reset-password/{token}", BetterAuthInput::callback, this::follow),
        endpoints.form(PATH, ResetRoutes::chosen, this::reset));
  }

  private static Wanted wanted(BetterAuthInput input) {
    input.requiredEmail();
    return new Wanted(input.requiredText("email", FieldLength.RULED), input.redirect());
  }

  private static Chosen chosen(BetterAuthInput input) {
    return new Chosen(
        input.requiredText("newPassword", FieldLength.RULED),
        input
            .text("token", FieldLength.SECRET)
            .or(() -> input.query("token", FieldLength.SECRET))
            .orElse(""),
        input.isForm());
  }

  private void request(ServerRequest request, ServerResponse response, Wanted wanted) {
    guard.work(request, wanted.email());
    forgotten.mail(wanted.email(), wanted.redirect().map(Callback::url));
    PrivateAnswer.send(response, requestedType, new RequestedAnswer(true, REQUESTED));
  }

  private void follow(ServerRequest request, ServerResponse response, Optional<Callback> callback) {
    String token = request.path().pathParameters().get("token");
    boolean good =
        token.length() <= FieldLength.SECRET
            && token.indexOf('\0') < 0
            && resets.userOf(token).isPresent();
    if (callback.isPresent()) {
      Callback page = callback.get().absolute(publicUrl);
      Redirect.to(
          response,
          good
              ? page.with("token", token)
              : page.with("error", BetterAuthError.INVALID_TOKEN.code()));
      return;
    }
    LinkPages.send(
        response, good ? Status.OK_200 : Status.BAD_REQUEST_400, good ? choosing(token) : DEAD);
  }

  private static LinkPage choosing(String token) {
    return LinkPage.of(
            "Choose a new password", "It ends every sign-in to your account, and this link.")
        .with(new LinkPage.Form(PATH, token, true, "Save the password"));
  }

  private void reset(ServerRequest request, ServerResponse response, Chosen chosen) {
    if (chosen.byForm()) {
      submitted(request, response, chosen);
      return;
    }
    change(request, chosen);
    PrivateAnswer.send(response, statusType, StatusAnswer.DONE);
  }

  /** What the page sends, which is answered by a page. */
  private void submitted(ServerRequest request, ServerResponse response, Chosen chosen) {
    try {
      change(request, chosen);
      LinkPages.send(response, Status.OK_200, DONE);
    } catch (ApiException refusal) {
      if (refusal.code() == BetterAuthError.INVALID_RESET_TOKEN) {
        LinkPages.send(response, Status.BAD_REQUEST_400, DEAD);
      } else {
        LinkPages.send(response, refusal, choosing(chosen.token()));
      }
    }
  }

  private void change(ServerRequest request, Chosen chosen) {
    if (chosen.token().isEmpty()) {
      throw ApiException.of(BetterAuthError.INVALID_RESET_TOKEN);
    }
    PasswordInput.check(chosen.password());
    String userId =
        guard
            .reset(
                request,
                passwords.aimedAt(chosen.token()).orElse(""),
                () -> passwords.reset(chosen.token(), chosen.password()))
            .orElseThrow(() -> ApiException.of(BetterAuthError.INVALID_RESET_TOKEN));
    RequestContext.foundUser(userId);
  }

  private record Wanted(String email, Optional<Callback> redirect) {}

  private record Chosen(String password, String token, boolean byForm) {}
}
