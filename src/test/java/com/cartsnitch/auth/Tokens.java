package com.cartsnitch.auth;

import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.ApiService;

/**
 * Somebody who signed in without cookies.
 *
 * @param service where
 * @param access what he shows
 * @param refreshToken what renews it
 */
public record Tokens(ApiService service, String access, String refreshToken) {

  /** Signs {@code name@example.com} in. */
  public static Tokens login(ApiService service, String name, String password) {
    ApiAnswer answer =
        service
            .anonymous()
            .post(
                "/auth/login",
                "{\"email\":\"%s@example.com\",\"password\":\"%s\"}".formatted(name, password));
    return of(service, answer);
  }

  /** Takes the tokens out of an answer that must be good. */
  public static Tokens of(ApiService service, ApiAnswer answer) {
    if (answer.status() / 100 != 2) {
      throw new AssertionError(answer.body());
    }
    return new Tokens(service, answer.value("access_token"), answer.value("refresh_token"));
  }

  /** The answer to the refresh token. */
  public ApiAnswer refresh() {
    return service
        .anonymous()
        .post("/auth/refresh", "{\"refresh_token\":\"%s\"}".formatted(refreshToken));
  }

  /** The answer to the access token. */
  public ApiAnswer open() {
    return service
        .anonymous()
        .with("Authorization", "Bearer " + access)
        .get("/api/v1/me/email-in-address");
  }
}
