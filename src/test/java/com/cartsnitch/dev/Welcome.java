package com.cartsnitch.dev;

/** What a newcomer may try first. */
final class Welcome {
  private Welcome() {}

  static String text(int port, int adminPort) {
    return """

    CartSnitch is running. Try:
      curl localhost:%1$d/health
      curl localhost:%1$d/api/v1/stores
      curl 'localhost:%1$d/api/v1/public/products?q=eggs'
      curl 'localhost:%1$d/api/v1/public/inflation?period=all-time'
      curl localhost:%2$d/metrics
    Ctrl-C stops it; the data stays until mvn -Pdev -Ddev.fresh.
    """
        .formatted(port, adminPort);
  }
}
