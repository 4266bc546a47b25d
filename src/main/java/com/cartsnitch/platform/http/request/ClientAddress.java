package com.cartsnitch.platform.http.request;

import com.cartsnitch.platform.config.address.IpAddresses;
import inet.ipaddr.IPAddress;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells from where a client speaks. Any client can send {@code X-Forwarded-For}, and each proxy
 * appends its peer's address: the header is read from its end, as long as the addresses are of
 * trusted proxies.
 */
public final class ClientAddress {
  private static final Pattern HOP =
      Pattern.compile(
          "(?:(?<ip4>[0-9.]+)|\\[(?<bracketed>[0-9A-Fa-f:.]+)])(?::\\d{1,5})?|(?<ip6>[0-9A-Fa-f:.]+)");

  private static final int CLIENT_PREFIX = 64;

  private final ProxySettings proxies;

  public ClientAddress(ProxySettings proxies) {
    this.proxies = proxies;
  }

  /**
   * The client's IP address as canonical text: that of the socket, unless that is a trusted proxy;
   * then the right-most of {@code X-Forwarded-For} that is none. What is no address ends the
   * search, and then the last proxy before it counts.
   */
  public String of(ServerRequest request) {
    return address(request).toCanonicalString();
  }

  /**
   * The network that counts as one client, as text: an IPv4 address, or the /64 of an IPv6 address,
   * out of which its holder may take any.
   */
  public String network(ServerRequest request) {
    IPAddress client = address(request);
    return client.isIPv6()
        ? client.toPrefixBlock(CLIENT_PREFIX).toCanonicalString()
        : client.toCanonicalString();
  }

  private IPAddress address(ServerRequest request) {
    ServerRequestHeaders headers = request.headers();
    List<String> forwarded =
        headers.contains(HeaderNames.X_FORWARDED_FOR)
            ? headers.get(HeaderNames.X_FORWARDED_FOR).allValues()
            : List.of();
    return address(((InetSocketAddress) request.remotePeer().address()).getAddress(), forwarded);
  }

  /**
   * The same.
   *
   * @param peer who is at the other end of the socket
   * @param forwarded the headers, in the order in which they came
   */
  String of(InetAddress peer, List<String> forwarded) {
    return address(peer, forwarded).toCanonicalString();
  }

  private IPAddress address(InetAddress peer, List<String> forwarded) {
    IPAddress client = IpAddresses.of(peer);
    List<String> hops = List.of(String.join(",", forwarded).split(",", -1)).reversed();
    for (String hop : hops) {
      if (!proxies.trusts(client)) {
        break;
      }
      if (!hop.isBlank()) {
        Optional<IPAddress> next = address(hop.strip());
        if (next.isEmpty()) {
          break;
        }
        client = next.get();
      }
    }
    return client;
  }

  /** An address, with or without a port. */
  private static Optional<IPAddress> address(String hop) {
    Matcher matcher = HOP.matcher(hop);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.ofNullable(matcher.group("ip4"))
        .or(() -> Optional.ofNullable(matcher.group("bracketed")).filter(ip -> ip.contains(":")))
        .or(() -> Optional.ofNullable(matcher.group("ip6")))
        .flatMap(IpAddresses::address);
  }
}
