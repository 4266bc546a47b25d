package com.cartsnitch.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.auth.session.Credentials.AccessToken;
import com.cartsnitch.auth.session.Credentials.Forged;
import com.cartsnitch.auth.session.Credentials.None;
import com.cartsnitch.auth.session.Credentials.SessionToken;
import com.cartsnitch.platform.config.Secret;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.http.WritableHeaders;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialReaderTest {
  private static final String PLAIN = "better-auth.session_token=";
  private static final String SECURE = "__Secure-better-auth.session_token=";
  // printf %s abc | openssl dgst -sha256 -hmac first -binary | base64
  private static final String SIGNATURE_OF_ABC = "wrxk8fFuNEhDKRzo4DNxlR5QszxGXBRjmHKrV8FeIXI=";

  private final CredentialReader unsigned = new CredentialReader(List.of());
  private final CredentialReader signed =
      new CredentialReader(List.of(new Secret("second"), new Secret("first")));

  @ParameterizedTest
  @CsvSource({
    "abc, abc",
    "abc.signature, abc",
    "abc.sig%2Bna%3D, abc",
    "abc%2Esignature, abc",
    "a+b.x, a+b",
    "%61bc, abc",
    "\"abc.x\", abc",
  })
  void withoutASecretTheTokenAloneDecides(String value, String token) {
    assertThat(unsigned.read(cookie(PLAIN + value))).isEqualTo(new SessionToken(token, false));
    assertThat(unsigned.read(authorization("Bearer " + value)))
        .isEqualTo(new SessionToken(token, false));
  }

  @Test
  void theFirstOfCookiesAndBearerWins() {
    String both = PLAIN + "two; " + SECURE + "one";
    assertThat(unsigned.read(cookie(both))).isEqualTo(new SessionToken("one", false));
    assertThat(unsigned.read(headers(PLAIN + "two", "Bearer three")))
        .isEqualTo(new SessionToken("two", false));
    assertThat(unsigned.read(headers(PLAIN, "Bearer three")))
        .isEqualTo(new SessionToken("three", false));
    assertThat(unsigned.read(headers("other=x", "bearer three")))
        .isEqualTo(new SessionToken("three", false));
  }

  @Test
  void twoDotsMakeAnAccessTokenButOnlyAsBearer() {
    assertThat(unsigned.read(authorization("Bearer a.b.c"))).isEqualTo(new AccessToken("a.b.c"));
    assertThat(unsigned.read(authorization("Bearer .."))).isEqualTo(new AccessToken(".."));
    assertThat(unsigned.read(authorization("Bearer a.b.c.d")))
        .isEqualTo(new SessionToken("a.b.c", false));
    assertThat(unsigned.read(cookie(PLAIN + "a.b.c"))).isEqualTo(new SessionToken("a.b", false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Basic abc", "Bearer", "Bearer  ", "abc"})
  void otherwiseThereIsNothing(String authorization) {
    assertThat(unsigned.read(authorization(authorization))).isEqualTo(new None());
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%zz", "%00", "a%20b", ".", ".signature", "%C3%A9"})
  void whatCanBeNoTokenIsForged(String value) {
    assertThat(unsigned.read(authorization("Bearer " + value))).isEqualTo(new Forged());
  }

  @Test
  void withASecretACookieNeedsItsSignature() {
    SessionToken abc = new SessionToken("abc", true);
    String encoded = SIGNATURE_OF_ABC.replace("+", "%2B").replace("=", "%3D");
    assertThat(signed.read(cookie(PLAIN + "abc." + encoded))).isEqualTo(abc);
    assertThat(signed.read(authorization("Bearer abc." + SIGNATURE_OF_ABC))).isEqualTo(abc);
    assertThat(signed.read(authorization("Bearer abc"))).isEqualTo(new SessionToken("abc", false));
    for (String forged : List.of("abc", "abc.", "abc.x", "abd." + encoded)) {
      assertThat(signed.read(cookie(PLAIN + forged))).isEqualTo(new Forged());
    }
    assertThat(signed.read(authorization("Bearer abc.x"))).isEqualTo(new Forged());
  }

  private static ServerRequestHeaders cookie(String value) {
    return headers(value, "");
  }

  private static ServerRequestHeaders authorization(String value) {
    return headers("", value);
  }

  private static ServerRequestHeaders headers(String cookie, String authorization) {
    WritableHeaders<?> headers = WritableHeaders.create();
    if (!cookie.isEmpty()) {
      headers.set(HeaderNames.COOKIE, cookie);
    }
    if (!authorization.isEmpty()) {
      headers.set(HeaderNames.AUTHORIZATION, authorization);
    }
    return ServerRequestHeaders.create(headers);
  }
}
