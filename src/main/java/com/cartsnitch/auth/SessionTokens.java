package com.cartsnitch.auth;

import com.cartsnitch.platform.config.Secret;
import com.cartsnitch.platform.http.ApiException;
import com.cartsnitch.platform.http.ErrorCode;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the session token in a request: in the cookies of the identity service, else as a Bearer
 * token. Each may be {@code token.signature}, URL-encoded.
 */
final class SessionTokens {
  private static final List<String> COOKIES =
      List.of("__Secure-better-auth.session_token", "better-auth.session_token");
  private static final String BEARER = "Bearer ";
  private static final Pattern TOKEN = Pattern.compile("[!-~]{1,256}");

  private final TokenSignature signature;

  /**
   * Makes the reader.
   *
   * @param authSecrets what cookies are signed with; none: signatures are not checked
   */
  SessionTokens(List<Secret> authSecrets) {
    this.signature = new TokenSignature(authSecrets);
  }

  /**
   * The token, as {@code sessions.token} holds it.
   *
   * @throws ApiException 401 if there is none, or its signature is wrong
   */
  String find(ServerRequestHeaders headers) {
    for (String cookie : COOKIES) {
      Optional<String> value = headers.cookies().first(cookie).filter(text -> !text.isEmpty());
      if (value.isPresent()) {
        return token(value.get(), signature.required());
      }
    }
    return token(bearer(headers), false);
  }

  private static String bearer(ServerRequestHeaders headers) {
    return headers
        .first(HeaderNames.AUTHORIZATION)
        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(value -> value.substring(BEARER.length()).strip())
        .filter(value -> !value.isEmpty())
        .orElseThrow(
            () -> ApiException.of(ErrorCode.UNAUTHORIZED, ErrorCode.UNAUTHORIZED.detail()));
  }

  private String token(String value, boolean mustBeSigned) {
    String compound = decoded(value);
    int dot = compound.lastIndexOf('.');
    String token = dot < 0 ? compound : compound.substring(0, dot);
    boolean genuine =
        dot < 0 ? !mustBeSigned : signature.verifies(token, compound.substring(dot + 1));
    if (!genuine || !TOKEN.matcher(token).matches()) {
      throw invalid();
    }
    return token;
  }

  /** Percent-encoding only: a plus sign is part of a signature. */
  private static String decoded(String value) {
    try {
      String decoded = URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
      return decoded.replace("\"", "");
    } catch (IllegalArgumentException _) {
      throw invalid();
    }
  }

  static ApiException invalid() {
    return ApiException.of(ErrorCode.UNAUTHORIZED, "Invalid session token");
  }
}
