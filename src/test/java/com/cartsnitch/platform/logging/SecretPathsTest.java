package com.cartsnitch.platform.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretPathsTest {
  private static final String TEMPLATE = "/auth/reset-password/{token}";

  private final SecretPaths paths =
      new SecretPaths(List.of("/auth/reset-password", TEMPLATE, "/api/v1/things/{id}"));

  @Test
  void theTemplateStandsForItsPaths() {
    assertThat(paths.harmless("/auth/reset-password/t0ken", TEMPLATE)).isEqualTo(TEMPLATE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/auth/reset-password/t0ken",
        "/auth/reset-password/t0ken/more",
        "/auth/reset-password//t0ken",
        "//auth/reset-password/t0ken",
        "/auth/x/../reset-password/t0ken",
        "/auth/Reset-Password/t0ken",
        "/auth/reset%2Dpassword/t0ken",
        "/auth/reset-password%2ft0ken",
        "/auth/reset-password;a=b/t0ken",
        "/api/auth/reset-password/t0ken",
        "/auth/reset-password/%zz",
      })
  void andForAllThatLooksLikeThem(String path) {
    assertThat(paths.harmless(path, "unmatched")).isEqualTo(TEMPLATE);
  }

  @ParameterizedTest
  @CsvSource({
    "/auth/reset-password, /auth/reset-password",
    "/auth/request-password-reset, /auth/request-password-reset",
    "/api/v1/things/7, /api/v1/things/7",
    "/a%20b+c, /a%20b+c",
    "/a\u001b[31m, /a%1B[31m",
    "/a\u009b, /a%C2%9B",
    "/a\t{}, /a%09{}",
  })
  void anyOtherPathIsWrittenInVisibleCharacters(String path, String written) {
    assertThat(paths.harmless(path, "unmatched")).isEqualTo(written);
  }
}
