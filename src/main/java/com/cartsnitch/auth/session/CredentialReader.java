package com.cartsnitch.auth.session;

import com.cartsnitch.platform.config.Secret;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the credentials in a request: the cookies of the identity service, else a Bearer token. A
 * session token may be {@code token.signature}, URL-encoded; a Bearer token with exactly two dots
 * is a JSON Web Token.
 */
public final class CredentialReader {
  private static final String BEARER = "Bearer ";
  private static final Pattern TOKEN = Pattern.compile("[!-~]{1,256}");
  private static final Pattern TWO_DOTS = Pattern.compile("[^.]*\\.[^.]*\\.[^.]*");

  private final TokenSignature signature;

  public CredentialReader(List<Secret> authSecrets) {
    this.signature = new TokenSignature(authSecrets);
  }

  /** All credentials of a request, in the order in which they count. */
  public List<Credentials> read(ServerRequestHeaders headers) {
    return Stream.concat(
            cookies(headers).map(value -> sessionToken(value, true)),
            bearer(headers).map(this::bearer).stream())
        .toList();
  }

  /** Whether a request carries any, good or bad; nothing is verified. */
  public boolean shown(ServerRequestHeaders headers) {
    return cookies(headers).findAny().isPresent() || bearer(headers).isPresent();
  }

  private static Stream<String> cookies(ServerRequestHeaders headers) {
    return SessionCookies.TOKEN_NAMES.stream()
        .flatMap(name -> headers.cookies().first(name).asOptional().stream())
        .filter(value -> !value.isEmpty());
  }

  private static Optional<String> bearer(ServerRequestHeaders headers) {
    return headers
        .first(HeaderNames.AUTHORIZATION)
        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(value -> value.substring(BEARER.length()).strip())
        .filter(value -> !value.isEmpty());
  }

  private Credentials bearer(String value) {
    return TWO_DOTS.matcher(value).matches()
        ? new Credentials.AccessToken(value)
        : sessionToken(value, false);
  }

  private Credentials sessionToken(String text, boolean cookie) {
    return SignedValue.parse(text)
        .filter(value -> acceptable(value, cookie) && TOKEN.matcher(value.value()).matches())
        .<Credentials>map(value -> new Credentials.SessionToken(value.value(), cookie))
        .orElseGet(() -> new Credentials.Forged(cookie));
  }

  private boolean acceptable(SignedValue value, boolean cookie) {
    return value.signature().isPresent()
        ? signature.verifies(value)
        : !(cookie && signature.required());
  }
}
