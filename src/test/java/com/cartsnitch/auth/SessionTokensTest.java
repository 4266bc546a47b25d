package com.cartsnitch.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cartsnitch.platform.config.Secret;
import com.cartsnitch.platform.http.ApiException;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.http.WritableHeaders;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionTokensTest {
  private static final String PLAIN = "better-auth.session_token=";
  private static final String SECURE = "__Secure-better-auth.session_token=";
  // printf %s abc | openssl dgst -sha256 -hmac first -binary | base64
  private static final String SIGNATURE_OF_ABC = "wrxk8fFuNEhDKRzo4DNxlR5QszxGXBRjmHKrV8FeIXI=";

  private final SessionTokens unsigned = new SessionTokens(List.of());
  private final SessionTokens signed =
      new SessionTokens(List.of(new Secret("second"), new Secret("first")));

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
    assertThat(unsigned.find(cookie(PLAIN + value))).isEqualTo(token);
    assertThat(unsigned.find(authorization("Bearer " + value))).isEqualTo(token);
  }

  @Test
  void theFirstOfCookiesAndBearerWins() {
    String both = PLAIN + "two; " + SECURE + "one";
    assertThat(unsigned.find(cookie(both))).isEqualTo("one");
    assertThat(unsigned.find(headers(PLAIN + "two", "Bearer three"))).isEqualTo("two");
    assertThat(unsigned.find(headers(PLAIN, "Bearer three"))).isEqualTo("three");
    assertThat(unsigned.find(headers("other=x", "bearer three"))).isEqualTo("three");
  }

  @ParameterizedTest
  @CsvSource({"''", "Basic abc", "Bearer", "'Bearer  '", "abc"})
  void withoutCredentialsAuthenticationIsRequired(String authorization) {
    assertThatThrownBy(() -> unsigned.find(authorization(authorization)))
        .isInstanceOf(ApiException.class)
        .hasMessage("Authentication required");
  }

  @ParameterizedTest
  @CsvSource({"%", "%zz", "%00", "a%20b", ".", ".signature", "%C3%A9"})
  void whatCanBeNoTokenIsInvalid(String value) {
    assertThatThrownBy(() -> unsigned.find(authorization("Bearer " + value)))
        .isInstanceOf(ApiException.class)
        .hasMessage("Invalid session token");
  }

  @Test
  void withASecretACookieNeedsItsSignature() {
    String encoded = SIGNATURE_OF_ABC.replace("+", "%2B").replace("=", "%3D");
    assertThat(signed.find(cookie(PLAIN + "abc." + encoded))).isEqualTo("abc");
    assertThat(signed.find(authorization("Bearer abc." + SIGNATURE_OF_ABC))).isEqualTo("abc");
    assertThat(signed.find(authorization("Bearer abc"))).isEqualTo("abc");
    for (String forged : List.of("abc", "abc.", "abc.x", "abd." + encoded)) {
      assertThatThrownBy(() -> signed.find(cookie(PLAIN + forged)))
          .hasMessage("Invalid session token");
    }
    assertThatThrownBy(() -> signed.find(authorization("Bearer abc.x")))
        .hasMessage("Invalid session token");
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
