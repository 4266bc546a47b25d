package com.cartsnitch.auth.session;

import com.cartsnitch.platform.config.Secret;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

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

  /**
   * Makes the reader.
   *
   * @param authSecrets what cookies are signed with; none: signatures are not checked
   */
  public CredentialReader(List<Secret> authSecrets) {
    this.signature = new TokenSignature(authSecrets);
  }

  /** The credentials of a request; of several the first that counts. */
  public Credentials read(ServerRequestHeaders headers) {
    return cookie(headers)
        .map(value -> sessionToken(value, signature.required()))
        .or(() -> bearer(headers).map(this::bearer))
        .orElseGet(Credentials.None::new);
  }

  /** Whether a request carries any, good or bad; nothing is verified. */
  public boolean shown(ServerRequestHeaders headers) {
    return cookie(headers).or(() -> bearer(headers)).isPresent();
  }

  private static Optional<String> cookie(ServerRequestHeaders headers) {
    return SessionCookies.TOKEN_NAMES.stream()
        .flatMap(name -> headers.cookies().first(name).asOptional().stream())
        .filter(value -> !value.isEmpty())
        .findFirst();
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

  private Credentials sessionToken(String text, boolean mustBeSigned) {
    return SignedValue.parse(text)
        .flatMap(value -> sessionToken(value, mustBeSigned))
        .orElseGet(Credentials.Forged::new);
  }

  private Optional<Credentials> sessionToken(SignedValue value, boolean mustBeSigned) {
    boolean signed = value.signature().isPresent() && signature.verifies(value);
    boolean acceptable = signed || (value.signature().isEmpty() && !mustBeSigned);
    return acceptable && TOKEN.matcher(value.value()).matches()
        ? Optional.of(new Credentials.SessionToken(value.value(), signed && signature.required()))
        : Optional.empty();
  }
}
