package com.cartsnitch.auth.betterauth;

import com.cartsnitch.auth.attempts.PasswordGuard;
import com.cartsnitch.auth.reset.PasswordChange;
import com.cartsnitch.auth.session.Lifetime;
import com.cartsnitch.auth.session.Session;
import com.cartsnitch.auth.session.SessionCookies;
import com.cartsnitch.auth.session.SignedIn;
import com.cartsnitch.auth.user.FieldLength;
import com.cartsnitch.auth.user.ProfileChange;
import com.cartsnitch.auth.user.ProfileChange.Image;
import com.cartsnitch.auth.user.User;
import com.cartsnitch.auth.user.Users;
import com.cartsnitch.platform.http.answer.PrivateAnswer;
import com.cartsnitch.platform.http.route.Route;
import com.cartsnitch.platform.problem.ApiException;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;

/** What a user changes of his account: password, name and picture. */
public final class AccountRoutes {
  private final BetterAuthEndpoints endpoints;
  private final PasswordChange passwords;
  private final Users users;
  private final PasswordGuard guard;
  private final SessionCookies cookies;
  private final SourceReader sources;
  private final JsonType<TokenAnswer> tokenType;
  private final JsonType<StatusAnswer> statusType;

  public AccountRoutes(
      BetterAuthEndpoints endpoints,
      PasswordChange passwords,
      Users users,
      PasswordGuard guard,
      SessionCookies cookies,
      SourceReader sources,
      Jsonb jsonb) {
    this.endpoints = endpoints;
    this.passwords = passwords;
    this.users = users;
    this.guard = guard;
    this.cookies = cookies;
    this.sources = sources;
    this.tokenType = jsonb.type(TokenAnswer.class);
    this.statusType = jsonb.type(StatusAnswer.class);
  }

  /** The operations. */
  public List<Route> routes() {
    return List.of(
        endpoints.signedIn("/auth/change-password", AccountRoutes::passwords, this::changePassword),
        endpoints.signedIn("/auth/update-user", AccountRoutes::profile, this::updateUser));
  }

  private static PasswordFields passwords(BetterAuthInput input) {
    return new PasswordFields(
        input.requiredText("newPassword", FieldLength.RULED),
        input.requiredText("currentPassword", FieldLength.SECRET),
        input.flag("revokeOtherSessions", false));
  }

  private static ProfileFields profile(BetterAuthInput input) {
    Optional<String> name = input.text("name", User.MAX_NAME_LENGTH);
    Optional<Image> image =
        input.isNull("image")
            ? Optional.of(new Image(Optional.empty()))
            : input.image().map(url -> new Image(Optional.of(url)));
    return new ProfileFields(input.has("email"), new ProfileChange(name, image));
  }

  private void changePassword(
      ServerRequest request, ServerResponse response, PasswordFields fields, SignedIn caller) {
    PasswordInput.check(fields.chosen());
    User user = caller.user();
    Changed changed =
        guard
            .attempt(request, user.email(), () -> changed(request, response, fields, user))
            .orElseThrow(() -> ApiException.of(BetterAuthError.INVALID_PASSWORD));
    PrivateAnswer.send(response, tokenType, new TokenAnswer(changed.token().orElse(null), user));
  }

  private Optional<Changed> changed(
      ServerRequest request, ServerResponse response, PasswordFields fields, User user) {
    if (fields.revokeOthers()) {
      return changeAndSignOut(request, response, fields, user)
          .map(session -> new Changed(Optional.of(session.token())));
    }
    return passwords.change(user.id(), fields.current(), fields.chosen())
        ? Optional.of(new Changed(Optional.empty()))
        : Optional.empty();
  }

  private Optional<Session> changeAndSignOut(
      ServerRequest request, ServerResponse response, PasswordFields fields, User user) {
    Lifetime lifetime = cookies.lifetime(request.headers());
    Optional<Session> session =
        passwords.changeAndSignOut(
            user.id(), fields.current(), fields.chosen(), lifetime, sources.of(request));
    session.ifPresent(opened -> cookies.set(response, opened.token(), lifetime));
    return session;
  }

  private void updateUser(
      ServerRequest request, ServerResponse response, ProfileFields fields, SignedIn caller) {
    if (fields.hasEmail()) {
      throw ApiException.of(BetterAuthError.EMAIL_CAN_NOT_BE_UPDATED);
    }
    ProfileChange change = fields.change();
    if (change.name().isEmpty() && change.image().isEmpty()) {
      throw ApiException.of(BetterAuthError.NO_FIELDS_TO_UPDATE);
    }
    if (users.update(caller.user().id(), change).isEmpty()) {
      throw ApiException.of(BetterAuthError.UNAUTHORIZED);
    }
    PrivateAnswer.send(response, statusType, StatusAnswer.DONE);
  }

  /**
   * A password was changed.
   *
   * @param token of the session that stands in for all others, if they were ended
   */
  private record Changed(Optional<String> token) {}

  private record PasswordFields(String chosen, String current, boolean revokeOthers) {}

  private record ProfileFields(boolean hasEmail, ProfileChange change) {}
}
