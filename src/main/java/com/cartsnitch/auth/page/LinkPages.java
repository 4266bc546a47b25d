package com.cartsnitch.auth.page;

import com.cartsnitch.platform.crypto.Sha256;
import com.cartsnitch.platform.http.answer.CommonHeaders;
import com.cartsnitch.platform.http.answer.Html;
import com.cartsnitch.platform.problem.ApiException;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Sends the pages that mailed links open. They load nothing and run nothing, stand in no cache, and
 * tell no other page their address, which is a secret: only their origin, by which a form is known
 * to be ours.
 */
public final class LinkPages {
  private static final String STYLE = read("/auth/page.css");
  private static final Header TYPE =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8");
  private static final Header ORIGIN_ONLY =
      HeaderValues.createCached("Referrer-Policy", "strict-origin");
  private static final Header POLICY =
      HeaderValues.createCached(
          "Content-Security-Policy",
          "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'self';"
                  .formatted(Base64.getEncoder().encodeToString(Sha256.of(STYLE)))
              + " frame-ancestors 'none'");

  private LinkPages() {}

  /** Answers with a page. */
  public static void send(ServerResponse response, Status status, LinkPage page) {
    String title = page.problem().map(found -> "Error: " + found).orElse(page.heading());
    response.status(status);
    response.header(CommonHeaders.NO_STORE);
    response.header(TYPE);
    response.header(ORIGIN_ONLY);
    response.header(POLICY);
    response.send(whole(title, page).getBytes(StandardCharsets.UTF_8));
  }

  private static String whole(String title, LinkPage page) {
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>%s - CartSnitch</title>
    <style>%s</style>
    </head>
    <body>
    <main>
    %s</main>
    </body>
    </html>
    """
        .formatted(Html.escaped(title), STYLE, page.html());
  }

  /** Answers a refused form with its page, which says why. */
  public static void send(ServerResponse response, ApiException refusal, LinkPage page) {
    refusal
        .retryAfter()
        .ifPresent(seconds -> response.header(HeaderNames.RETRY_AFTER, Integer.toString(seconds)));
    send(response, refusal.code().status(), page.because(reason(refusal)));
  }

  private static String reason(ApiException refusal) {
    return refusal.retryAfter().isEmpty()
        ? refusal.detail()
        : "%s: try again in %d seconds"
            .formatted(refusal.detail(), refusal.retryAfter().getAsInt());
  }

  private static String read(String resource) {
    try (InputStream stream = LinkPages.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException(resource + " is missing");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
