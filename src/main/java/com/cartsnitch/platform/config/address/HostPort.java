package com.cartsnitch.platform.config.address;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host as URLs name it.
 *
 * @param host a name, an IPv4 address or an IPv6 address in brackets
 * @param port from 1 to 65535, if one is given
 */
record HostPort(String host, OptionalInt port) {
  private static final Pattern FORM =
      Pattern.compile("(?<host>\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]+)(?::(?<port>[0-9]{1,5}))?");
  private static final int MAX_PORT = 65_535;

  static Optional<HostPort> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String port = matcher.group("port");
    HostPort parsed =
        new HostPort(
            matcher.group("host"),
            port == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(port)));
    return Optional.of(parsed).filter(HostPort::isPossible);
  }

  private boolean isPossible() {
    return port.isEmpty() || (port.getAsInt() > 0 && port.getAsInt() <= MAX_PORT);
  }
}
