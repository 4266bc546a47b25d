package com.cartsnitch.platform.http.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * The hosts that a whole URL may name as the target of a request: that of the service's public URL,
 * the address that the client connected to, and localhost. Their ports do not count, since what
 * stands in front may listen at another one.
 */
final class OwnHosts {
  private static final String LOCALHOST = "localhost";

  private final String publicHost;

  OwnHosts(URI publicUrl) {
    this.publicHost = publicUrl.getHost();
  }

  /**
   * Whether an authority names one of them.
   *
   * @param authority a host, perhaps with a port
   * @param local where the client connected to
   */
  boolean include(String authority, SocketAddress local) {
    return host(authority)
        .filter(
            host ->
                host.equalsIgnoreCase(LOCALHOST)
                    || host.equalsIgnoreCase(publicHost)
                    || isAddress(host, local))
        .isPresent();
  }

  private static Optional<String> host(String authority) {
    try {
      URI url = new URI("http://" + authority);
      return Optional.ofNullable(url.getHost()).filter(_ -> url.getRawUserInfo() == null);
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  private static boolean isAddress(String host, SocketAddress local) {
    try {
      return local instanceof InetSocketAddress address
          && InetAddress.ofLiteral(host).equals(address.getAddress());
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
