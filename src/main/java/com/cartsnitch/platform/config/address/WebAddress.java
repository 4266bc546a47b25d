package com.cartsnitch.platform.config.address;

import com.cartsnitch.platform.config.SettingType;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** The base URL of a service that is asked over HTTP. */
public final class WebAddress {
  private static final int MAX_PORT = 65_535;

  /** The type of the setting; an empty text is no address. */
  public static final SettingType<Optional<URI>> TYPE =
      SettingType.of(
          "must look like http://host:8001 without a query, or be empty", WebAddress::orNone);

  private WebAddress() {}

  private static Optional<Optional<URI>> orNone(String text) {
    Optional<URI> address = parse(text);
    return address.isPresent() || text.isEmpty() ? Optional.of(address) : Optional.empty();
  }

  /** Reads a URL without user info, query and fragment; a slash at its end is cut off. */
  private static Optional<URI> parse(String text) {
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

  /** What is appended to it must end up in its path, and a password would be sent and shown. */
  private static boolean isBase(URI uri) {
    return uri.getRawUserInfo() == null
        && uri.getRawQuery() == null
        && uri.getRawFragment() == null;
  }
}
