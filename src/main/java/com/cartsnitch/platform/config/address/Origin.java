package com.cartsnitch.platform.config.address;

import com.cartsnitch.platform.config.SettingType;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The origin of a web page, in the one form in which two of them can be compared. It is made by
 * {@link #parse} and {@link #of}, which take nothing that a browser could read in another way: no
 * user info, no backslash, no percent sign or blank before the path.
 *
 * @param scheme {@code http} or {@code https}
 * @param host in lower case; a dot at its end counts, as it does for browsers; IPv6 in brackets
 * @param port 1 to 65535, also where it is the scheme's own
 */
public record Origin(String scheme, String host, int port) {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;
  private static final int MAX_PORT = 65_535;

  /** The type of a setting that holds one origin, perhaps with a slash at its end. */
  public static final SettingType<Origin> TYPE =
      SettingType.of(
          "must look like https://cartsnitch.example.org without a path",
          text -> parse(text.replaceFirst("/$", "")));

  private static final Pattern URL =
      Pattern.compile(
          "(?<scheme>(?i:https?))://"
              + "(?:(?<name>[A-Za-z0-9_][A-Za-z0-9._-]*)|\\[(?<ip6>[0-9A-Fa-f:.]+)])"
              + "(?::(?<port>\\d{1,5}))?(?<rest>[/?#]\\P{Cntrl}*)?");

  /**
   * Reads an origin as browsers send it in {@code Origin}: scheme, host and perhaps a port, and
   * nothing behind them. The text {@code null} is none.
   */
  public static Optional<Origin> parse(String text) {
    Matcher matcher = URL.matcher(text);
    return matcher.matches() && matcher.group("rest") == null ? of(matcher) : Optional.empty();
  }

  /** The origin of an absolute http or https URL, such as a {@code Referer}. */
  public static Optional<Origin> of(String url) {
    Matcher matcher = URL.matcher(url);
    return matcher.matches() ? of(matcher) : Optional.empty();
  }

  private static Optional<Origin> of(Matcher matcher) {
    String scheme = matcher.group("scheme").toLowerCase(Locale.ROOT);
    int ownPort = ownPort(scheme);
    int port = matcher.group("port") == null ? ownPort : Integer.parseInt(matcher.group("port"));
    if (port == 0 || port > MAX_PORT) {
      return Optional.empty();
    }
    return host(matcher).map(host -> new Origin(scheme, host, port));
  }

  private static Optional<String> host(Matcher matcher) {
    if (matcher.group("name") != null) {
      return Optional.of(matcher.group("name").toLowerCase(Locale.ROOT));
    }
    return IpAddresses.ip6(matcher.group("ip6")).map(address -> "[" + address + "]");
  }

  private static int ownPort(String scheme) {
    return scheme.equals("https") ? HTTPS : HTTP;
  }

  /** Whether pages of this origin come over TLS. */
  public boolean encrypted() {
    return scheme.equals("https");
  }

  /** As browsers write it: without the port that is the scheme's own. */
  @Override
  public String toString() {
    return scheme + "://" + host + (port == ownPort(scheme) ? "" : ":" + port);
  }
}
