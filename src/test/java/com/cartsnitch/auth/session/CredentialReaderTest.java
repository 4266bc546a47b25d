package com.cartsnitch.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.auth.session.Credentials.AccessToken;
import com.cartsnitch.auth.session.Credentials.Forged;
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
    assertThat(unsigned.read(cookie(PLAIN + value))).containsExactly(new SessionToken(token, true));
    assertThat(unsigned.read(authorization("Bearer " + value)))
        .containsExactly(new SessionToken(token, false));
  }

  @Test
  void cookiesStandBeforeBearerAndTheSecureOneFirst() {
    assertThat(unsigned.read(headers(PLAIN + "two; " + SECURE + "one", "Bearer three")))
        .containsExactly(
            new SessionToken("one", true),
            new SessionToken("two", true),
            new SessionToken("three", false));
    assertThat(unsigned.read(headers(PLAIN + "%", "Bearer a.b.c")))
        .containsExactly(new Forged(true), new AccessToken("a.b.c"));
    assertThat(unsigned.read(headers(PLAIN, "Bearer three")))
        .containsExactly(new SessionToken("three", false));
    assertThat(unsigned.read(headers("other=x", "bearer three")))
        .containsExactly(new SessionToken("three", false));
  }

  @Test
  void twoDotsMakeAnAccessTokenButOnlyAsBearer() {
    assertThat(unsigned.read(authorization("Bearer a.b.c")))
        .containsExactly(new AccessToken("a.b.c"));
    assertThat(unsigned.read(authorization("Bearer .."))).containsExactly(new AccessToken(".."));
    assertThat(unsigned.read(authorization("Bearer a.b.c.d")))
        .containsExactly(new SessionToken("a.b.c", false));
    assertThat(unsigned.read(cookie(PLAIN + "a.b.c")))
        .containsExactly(new SessionToken("a.b", true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Basic abc", "Bearer", "Bearer  ", "abc"})
  void otherwiseThereIsNothing(String authorization) {
    assertThat(unsigned.read(authorization(authorization))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%zz", "%00", "a%20b", ".", ".signature", "%C3%A9"})
  void whatCanBeNoTokenIsForged(String value) {
    assertThat(unsigned.read(authorization("Bearer " + value))).containsExactly(new Forged(false));
  }

  @Test
  void withASecretACookieNeedsItsSignature() {
    SessionToken abc = new SessionToken("abc", false);
    String encoded = SIGNATURE_OF_ABC.replace("+", "%2B").replace("=", "%3D");
    assertThat(signed.read(cookie(PLAIN + "abc." + encoded)))
        .containsExactly(new SessionToken("abc", true));
    assertThat(signed.read(authorization("Bearer abc." + SIGNATURE_OF_ABC))).containsExactly(abc);
    assertThat(signed.read(authorization("Bearer abc"))).containsExactly(abc);
    for (String forged : List.of("abc", "abc.", "abc.x", "abd." + encoded)) {
      assertThat(signed.read(cookie(PLAIN + forged))).containsExactly(new Forged(true));
    }
    assertThat(signed.read(authorization("Bearer abc.x"))).containsExactly(new Forged(false));
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
