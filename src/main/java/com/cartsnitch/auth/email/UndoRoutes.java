package com.cartsnitch.auth.email;

import com.cartsnitch.auth.page.LinkPage;
import com.cartsnitch.auth.page.LinkPages;
import com.cartsnitch.auth.user.FieldLength;
import com.cartsnitch.auth.user.User;
import com.cartsnitch.platform.http.input.BodyInput;
import com.cartsnitch.platform.http.input.RequestInput;
import com.cartsnitch.platform.http.request.RequestContext;
import com.cartsnitch.platform.http.route.Route;
import com.cartsnitch.platform.problem.ApiException;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;

/**
 * What the letter to an old address links to. Opening the link changes nothing, since programs that
 * look for malware open links too; the page's button does.
 */
public final class UndoRoutes {
  /** The path of both operations. */
  public static final String PATH = "/auth/undo-email-change";

  private static final LinkPage DEAD =
      LinkPage.of(
          "This link does not work",
          "It was used before, it is older than 24 hours, or an earlier change was undone.");
  private static final LinkPage TAKEN =
      LinkPage.of(
          "The address is in use",
          "Another account has this e-mail address now, so that it can't be given back. Nothing was"
              + " changed.");
  private static final LinkPage DONE =
      LinkPage.of(
          "Your address is back",
          "Everybody was signed out. A link to choose a new password is on its way to you: use it"
              + " before you sign in again.");

  private final EmailUndo undo;

  public UndoRoutes(EmailUndo undo) {
    this.undo = undo;
  }

  /** The operations. */
  public List<Route> routes() {
    return List.of(
        Route.open(Method.GET, PATH, this::show), Route.open(Method.POST, PATH, this::use));
  }

  private void show(ServerRequest request, ServerResponse response) {
    RequestInput input = RequestInput.of(request);
    String token = input.text("token", FieldLength.SECRET).orElse("");
    input.check();
    Optional<LinkPage> page = undo.addressOf(token).map(address -> asking(address, token));
    LinkPages.send(
        response, page.isPresent() ? Status.OK_200 : Status.BAD_REQUEST_400, page.orElse(DEAD));
  }

  private static LinkPage asking(String address, String token) {
    return LinkPage.of(
            "Undo the change of your address?",
            "Your account gets the address %s back, everybody is signed out, and you are mailed a"
                    .formatted(address)
                + " link to choose a new password.")
        .with(new LinkPage.Form(PATH, token, false, "Undo the change"));
  }

  private void use(ServerRequest request, ServerResponse response) {
    RequestInput input = RequestInput.of(request);
    BodyInput body = input.optionalFormOrBody();
    String token =
        body.anyText("token", FieldLength.SECRET)
            .or(() -> input.text("token", FieldLength.SECRET))
            .orElse("");
    input.check();
    try {
      Optional<User> user = undo.undo(token);
      user.map(User::id).ifPresent(RequestContext::foundUser);
      LinkPages.send(
          response,
          user.isPresent() ? Status.OK_200 : Status.BAD_REQUEST_400,
          user.isPresent() ? DONE : DEAD);
    } catch (ApiException refusal) {
      LinkPages.send(response, refusal.code().status(), TAKEN);
    }
  }
}
