package com.cartsnitch.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.ApiClient;
import com.cartsnitch.testing.ApiService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody is sent to a page that isn't trusted, by whatever endpoint. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class RedirectIT {
  private final ApiService service = ApiService.start(AuthSecrets.SETTINGS);
  private final ApiClient nobody = service.anonymous();

  @AfterAll
  void stop() {
    service.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/auth/sign-in/email",
        "/auth/sign-up/email",
        "/auth/send-verification-email",
        "/auth/request-password-reset",
        "/auth/sign-out"
      })
  void noCallbackLeadsElsewhere(String path) {
    for (String url : new String[] {"https://evil.example", "//evil.example", "/%2fevil"}) {
      assertRefused(
          nobody.post(path, "{\"callbackURL\":\"%s\"}".formatted(url)), "INVALID_CALLBACK_URL");
      assertRefused(
          nobody.post(path, "{\"redirectTo\":\"%s\"}".formatted(url)), "INVALID_REDIRECT_URL");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/auth/verify-email?token=x&", "/auth/reset-password/x?"})
  void noLinkDoesEither(String path) {
    for (String url :
        new String[] {"https%3A%2F%2Fevil.example", "%2F%2Fevil.example", "/%5Cevil.example"}) {
      assertRefused(nobody.get(path + "callbackURL=" + url), "INVALID_CALLBACK_URL");
    }
    assertThat(nobody.get(path + "callbackURL=https%3A%2F%2Fcartsnitch.com%2Fx").header("Location"))
        .isEqualTo("https://cartsnitch.com/x?error=INVALID_TOKEN");
  }

  private static void assertRefused(ApiAnswer answer, String code) {
    assertThat(answer.body(403)).as(code).contains("\"code\":\"%s\"".formatted(code));
    assertThat(answer.headers().firstValue("Location")).isEmpty();
  }
}
