package com.cartsnitch.auth.profile;

import com.cartsnitch.auth.attempts.PasswordGuard;
import com.cartsnitch.auth.user.EmailAddress;
import com.cartsnitch.auth.user.EmailField;
import com.cartsnitch.auth.user.User;
import com.cartsnitch.platform.http.answer.PrivateAnswer;
import com.cartsnitch.platform.http.input.BodyInput;
import com.cartsnitch.platform.http.input.RequestInput;
import com.cartsnitch.platform.http.route.Principal;
import com.cartsnitch.platform.http.route.Route;
import com.cartsnitch.platform.problem.ApiException;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;

/** {@code /auth/me}. */
public final class ProfileRoutes {
  private final Profiles profiles;
  private final PasswordGuard guard;
  private final JsonType<Profile> type;

  public ProfileRoutes(Profiles profiles, PasswordGuard guard, Jsonb jsonb) {
    this.profiles = profiles;
    this.guard = guard;
    this.type = jsonb.type(Profile.class);
  }

  /** The operations. */
  public List<Route> routes() {
    return List.of(
        Route.credentials(Method.GET, "/auth/me", this::get),
        Route.credentials(Method.PATCH, "/auth/me", this::change),
        Route.credentials(Method.DELETE, "/auth/me", this::delete));
  }

  private void get(ServerRequest request, ServerResponse response, Principal caller) {
    send(response, profiles.find(caller.userId()));
  }

  private void change(ServerRequest request, ServerResponse response, Principal caller) {
    RequestInput input = RequestInput.of(request);
    BodyInput body = input.body();
    Optional<EmailAddress> email = EmailField.optional(body);
    Optional<String> name = body.text("display_name", User.MAX_NAME_LENGTH);
    input.check();
    email.ifPresent(address -> admit(request, caller, address));
    send(response, profiles.change(caller.userId(), email, name));
  }

  /** Trying addresses reveals which are taken. */
  private void admit(ServerRequest request, Principal caller, EmailAddress address) {
    boolean another =
        profiles
            .find(caller.userId())
            .filter(user -> !EmailAddress.same(user.email(), address.value()))
            .isPresent();
    if (another) {
      guard.newAddress(request, caller.userId(), address.value());
    }
  }

  private void delete(ServerRequest request, ServerResponse response, Principal caller) {
    if (!profiles.delete(caller.userId())) {
      throw notFound();
    }
    PrivateAnswer.noContent(response);
  }

  private void send(ServerResponse response, Optional<User> user) {
    PrivateAnswer.send(response, type, user.map(Profile::of).orElseThrow(ProfileRoutes::notFound));
  }

  private static ApiException notFound() {
    return ApiException.notFound("User");
  }
}
