package com.cartsnitch.auth.betterauth;

import com.cartsnitch.auth.user.EmailAddress;
import com.cartsnitch.auth.user.FieldLength;
import com.cartsnitch.platform.http.input.BodyInput;
import com.cartsnitch.platform.http.input.RequestInput;
import com.cartsnitch.platform.http.origin.TrustedOrigins;
import com.cartsnitch.platform.problem.ApiException;
import com.cartsnitch.platform.problem.FieldError;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The fields of a request: those of its body, or of the query where it has none. */
final class BetterAuthInput {
  private static final String CALLBACK = "callbackURL";
  private static final String REDIRECT = "redirectTo";
  private static final String IMAGE = "image";
  private static final Pattern PICTURE = Pattern.compile("[hH][tT][tT][pP][sS]?://[!-~]+");

  private final RequestInput request;
  private final BodyInput body;

  private BetterAuthInput(RequestInput request, BodyInput body) {
    this.request = request;
    this.body = body;
  }

  /**
   * Reads the body.
   *
   * @throws ApiException 400 if it is not JSON, 415 if it says to be something else
   */
  static BetterAuthInput ofBody(ServerRequest request) {
    RequestInput input = RequestInput.of(request, errors -> refusal("body", errors));
    return new BetterAuthInput(input, input.optionalBody());
  }

  /**
   * Reads the body, which may be a form.
   *
   * @throws ApiException 400 if it is neither a form nor JSON, 415 if it says to be something else
   */
  static BetterAuthInput ofFormOrBody(ServerRequest request) {
    RequestInput input = RequestInput.of(request, errors -> refusal("body", errors));
    return new BetterAuthInput(input, input.optionalFormOrBody());
  }

  /** Reads the query. */
  static BetterAuthInput ofQuery(ServerRequest request) {
    RequestInput input = RequestInput.of(request, errors -> refusal("query", errors));
    return new BetterAuthInput(input, input.noBody());
  }

  private static ApiException refusal(String place, List<FieldError> errors) {
    return ApiException.of(
        BetterAuthError.VALIDATION_ERROR,
        errors.stream()
            .map(error -> "[%s.%s] %s".formatted(place, error.field(), error.message()))
            .collect(Collectors.joining("; ")));
  }

  /**
   * Refuses places to which a browser must not be sent.
   *
   * @throws ApiException 403
   */
  void checkCallbacks(TrustedOrigins origins) {
    checkCallback(origins, CALLBACK, BetterAuthError.INVALID_CALLBACK_URL);
    checkCallback(origins, REDIRECT, BetterAuthError.INVALID_REDIRECT_URL);
  }

  private void checkCallback(TrustedOrigins origins, String name, BetterAuthError error) {
    boolean refused =
        text(name, FieldLength.URL)
            .or(() -> query(name, FieldLength.URL))
            .filter(url -> !url.isEmpty() && !Callback.allows(origins, url))
            .isPresent();
    if (refused) {
      throw ApiException.of(error);
    }
  }

  /** Where the browser is to go. */
  Optional<Callback> callback() {
    return text(CALLBACK, FieldLength.URL)
        .or(() -> query(CALLBACK, FieldLength.URL))
        .filter(url -> !url.isEmpty())
        .map(Callback::new);
  }

  /** Where the link in the mail is to lead. */
  Optional<Callback> redirect() {
    return text(REDIRECT, FieldLength.URL).filter(url -> !url.isEmpty()).map(Callback::new);
  }

  /** The URL of a picture. An empty text counts as left out. */
  Optional<String> image() {
    Optional<String> given = text(IMAGE, FieldLength.URL).filter(url -> !url.isEmpty());
    if (given.isPresent() && !PICTURE.matcher(given.get()).matches()) {
      refuse(IMAGE, "must be a URL of http or https");
    }
    return given;
  }

  /** A text in the body that must be there. */
  String requiredText(String name, int maxLength) {
    body.require(name);
    return text(name, maxLength).orElse("");
  }

  /** A text in the body. */
  Optional<String> text(String name, int maxLength) {
    return body.anyText(name, maxLength);
  }

  /** A text in the query. */
  Optional<String> query(String name, int maxLength) {
    return request.text(name, maxLength);
  }

  /** A text in the query that must be there. */
  String requiredQuery(String name, int maxLength) {
    return request.requiredText(name, maxLength);
  }

  /** An address in the body that must be there and be one. */
  Optional<EmailAddress> requiredEmail() {
    body.require("email");
    Optional<String> given = text("email", FieldLength.RULED);
    Optional<EmailAddress> address = given.flatMap(EmailAddress::parse);
    if (given.isPresent() && address.isEmpty()) {
      body.refuse("email", "must be an e-mail address", "pattern");
    }
    return address;
  }

  /** A truth value in the body. */
  boolean flag(String name, boolean fallback) {
    return body.bool(name).orElse(fallback);
  }

  /** Whether the body is a form, as pages without a script send it. */
  boolean isForm() {
    return request.isForm();
  }

  /** Whether a field of the body is there, and not an empty text. */
  boolean has(String name) {
    return body.has(name) && !text(name, FieldLength.RULED).filter(String::isEmpty).isPresent();
  }

  /** Whether a field of the body is there and null. */
  boolean isNull(String name) {
    return body.isNull(name);
  }

  /** Notes a field of the body that broke a rule. */
  void refuse(String name, String message) {
    body.refuse(name, message, "pattern");
  }

  /**
   * Refuses the request if anything that was read is bad.
   *
   * @throws ApiException 400 with all of it
   */
  void check() {
    request.check();
  }
}
