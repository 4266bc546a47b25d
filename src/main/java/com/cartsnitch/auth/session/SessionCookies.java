package com.cartsnitch.auth.session;

import com.cartsnitch.auth.user.IdentitySettings;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.http.ServerResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * The cookies of browsers. Which family is set follows from the public URL alone: a request can't
 * talk us into cookies that travel without encryption.
 */
public final class SessionCookies {
  static final List<String> TOKEN_NAMES =
      List.of("__Secure-better-auth.session_token", "better-auth.session_token");

  private static final String DONT_REMEMBER = "better-auth.dont_remember";
  private static final String NO_AGE = "";
  private static final String SESSION_DATA = "better-auth.session_data";

  private final TokenSignature signature;
  private final boolean secure;

  public SessionCookies(IdentitySettings settings) {
    this.signature = new TokenSignature(settings.authSecrets());
    this.secure = "https".equals(settings.publicUrl().getScheme());
  }

  /** Whether the browser was told to forget the session when it is closed. */
  public Lifetime lifetime(ServerRequestHeaders headers) {
    return Lifetime.of(
        headers
            .cookies()
            .first(named(DONT_REMEMBER))
            .flatMap(SignedValue::parse)
            .filter(signature::verifies)
            .isEmpty());
  }

  /** Gives the browser a session. */
  public void set(ServerResponse response, String token, Lifetime lifetime) {
    if (lifetime == Lifetime.UNTIL_CLOSED) {
      add(response, tokenName(), signed(token), NO_AGE);
      add(response, named(DONT_REMEMBER), signed("true"), NO_AGE);
    } else {
      add(response, tokenName(), signed(token), maxAge(lifetime.duration()));
    }
  }

  /**
   * Gives the browser a session in place of whatever it had; it forgets that it was to forget an
   * earlier one.
   *
   * @param sent what came from the browser
   */
  public void replace(
      ServerRequestHeaders sent, ServerResponse response, String token, Lifetime lifetime) {
    set(response, token, lifetime);
    String forget = named(DONT_REMEMBER);
    if (lifetime == Lifetime.REMEMBERED && sent.cookies().contains(forget)) {
      add(response, forget, "", maxAge(Duration.ZERO));
    }
  }

  /** Takes every cookie away that belongs to a session. */
  public void clear(ServerResponse response) {
    for (String name : List.of(tokenName(), named(SESSION_DATA), named(DONT_REMEMBER))) {
      add(response, name, "", maxAge(Duration.ZERO));
    }
  }

  private String tokenName() {
    return secure ? TOKEN_NAMES.getFirst() : TOKEN_NAMES.getLast();
  }

  private String named(String name) {
    return secure ? "__Secure-" + name : name;
  }

  private String signed(String value) {
    return URLEncoder.encode(signature.compound(value), StandardCharsets.UTF_8);
  }

  private static String maxAge(Duration age) {
    return "; Max-Age=" + age.toSeconds();
  }

  /** Written by hand: Helidon leaves out an age of 0, which is what takes a cookie away. */
  private void add(ServerResponse response, String name, String value, String age) {
    String encrypted = secure ? "; Secure" : "";
    String cookie = name + "=" + value + age + "; Path=/; HttpOnly" + encrypted + "; SameSite=Lax";
    response.headers().add(HeaderValues.create(HeaderNames.SET_COOKIE, cookie));
  }
}
