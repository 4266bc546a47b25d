package com.cartsnitch.resilience;

import com.cartsnitch.testing.SqlConsole;
import com.cartsnitch.testing.TestDatabase;
import java.net.URI;
import java.net.http.HttpRequest;

/** Users with a session each: one alone may not use the whole pool. */
final class SignedInUsers {
  private SignedInUsers() {}

  /** Makes so many of them. */
  static void make(TestDatabase database, int count) {
    make(database.console(), count);
  }

  /** The same in any database. */
  static void make(SqlConsole database, int count) {
    database.execute(
        "INSERT INTO users (id, email) SELECT 'user-' || i, 'user-' || i || '@example.com'"
            + " FROM generate_series(0, ? - 1) AS i",
        count);
    database.execute(
        "INSERT INTO sessions (id, token, user_id, expires_at)"
            + " SELECT id, 'token-of-' || id, id, now() + interval '1 day' FROM users");
  }

  /** One of them asks for what is kept for no other. */
  static HttpRequest request(int port, int user) {
    return request(port, "/api/v1/me/stores", "token-of-user-" + user);
  }

  /**
   * Anybody asks.
   *
   * @param token the session's; empty: none
   */
  static HttpRequest request(int port, String path, String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)));
    return token.isEmpty()
        ? request.build()
        : request.header("Authorization", "Bearer " + token).build();
  }
}
