package com.cartsnitch.platform.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** The base URL of a service that is asked over HTTP. */
final class WebAddress {
  private static final int MAX_PORT = 65_535;

  private WebAddress() {}

  /** Reads a URL without user info, query and fragment; a slash at its end is cut off. */
  static Optional<URI> parse(String text) {
    try {
      URI uri = new URI(text.replaceFirst("/+$", ""));
      return isWeb(uri) && isBase(uri) ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  private static boolean isWeb(URI uri) {
    String scheme = String.valueOf(uri.getScheme());
    return (scheme.equals("http") || scheme.equals("https"))
        && uri.getHost() != null
        && uri.getPort() != 0
        && uri.getPort() <= MAX_PORT;
  }

  /** What is appended to it must end up in its path; and nobody's password is sent or shown. */
  private static boolean isBase(URI uri) {
    return uri.getRawUserInfo() == null
        && uri.getRawQuery() == null
        && uri.getRawFragment() == null;
  }
}
