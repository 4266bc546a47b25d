package com.cartsnitch.dev;

import java.util.Optional;

/** What a newcomer may try first. */
final class Welcome {
  private static final String NOBODY =
      "There is no demo@example.com to sign in as; mvn -Pdev -Ddev.fresh makes him.";

  private Welcome() {}

  /**
   * The text.
   *
   * @param port where the service listens
   * @param adminPort where its metrics are
   * @param token what the user for demonstrations signs in with; empty without him
   */
  static String text(int port, int adminPort, Optional<String> token) {
    return """

    CartSnitch is running. Everything it can do: http://localhost:%1$d/docs
    Or try:
      curl localhost:%1$d/health
      curl localhost:%1$d/api/v1/stores
      curl 'localhost:%1$d/api/v1/public/products?q=eggs'
      curl 'localhost:%1$d/api/v1/public/inflation?period=all-time'
      curl localhost:%2$d/metrics
    %3$s
    Ctrl-C stops it; the data stays until mvn -Pdev -Ddev.fresh.
    """
        .formatted(port, adminPort, token.map(found -> signedIn(port, found)).orElse(NOBODY));
  }

  private static String signedIn(int port, String token) {
    return """
    As demo@example.com, for a week:
      curl -H 'Authorization: Bearer %s' localhost:%d/api/v1/purchases
    or with his password, demo-password: POST /auth/sign-in/email\
    """
        .formatted(token, port);
  }
}
