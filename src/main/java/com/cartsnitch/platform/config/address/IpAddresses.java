package com.cartsnitch.platform.config.address;

import com.cartsnitch.platform.config.SettingType;
import inet.ipaddr.AddressStringException;
import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork.IPAddressGenerator;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.IncompatibleAddressException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Reads IP addresses and networks as they are usually written, and in no other way: an address with
 * leading zeros, for instance, is one thing to some programs and another to others. An IPv4-mapped
 * IPv6 address ({@code ::ffff:10.0.0.7}) reads as IPv4.
 */
public final class IpAddresses {
  private static final IPAddressStringParameters STRICT =
      new IPAddressStringParameters.Builder()
          .allowEmpty(false)
          .allowSingleSegment(false)
          .allowAll(false)
          .allowWildcardedSeparator(false)
          .allowMask(false)
          .allowPrefixOnly(false)
          .allow_inet_aton(false)
          .setRangeOptions(RangeParameters.NO_RANGE)
          .getIPv4AddressParametersBuilder()
          .allowLeadingZeros(false)
          .allowBinary(false)
          .getParentBuilder()
          .getIPv6AddressParametersBuilder()
          .allowZone(false)
          .allowBase85(false)
          .allowBinary(false)
          .getParentBuilder()
          .toParams();

  /** The type of a setting that lists addresses and networks. */
  public static final SettingType<List<IPAddress>> NETWORKS =
      SettingType.of(
          "must be addresses or networks such as 10.0.0.0/8,2001:db8::/32, comma-separated, with no"
              + " bit set behind a prefix; /0 would trust everybody",
          IpAddresses::networks);

  private IpAddresses() {}

  private static Optional<List<IPAddress>> networks(String text) {
    List<String> texts = text.isEmpty() ? List.of() : List.of(text.split(",", -1));
    List<IPAddress> networks =
        texts.stream().flatMap(one -> network(one.strip()).stream()).toList();
    return networks.size() == texts.size() ? Optional.of(networks) : Optional.empty();
  }

  /** Reads one address, without a port, a zone or a prefix. */
  public static Optional<IPAddress> address(String text) {
    return read(text).filter(address -> !address.isPrefixed()).map(IpAddresses::folded);
  }

  /** The address of a socket; the zone of a local one is left aside. */
  public static IPAddress of(InetAddress address) {
    return folded(new IPAddressGenerator().from(address.getAddress()));
  }

  /**
   * Reads an address, or a network such as {@code 10.0.0.0/8} with no bit set behind its prefix. A
   * prefix of 0, which means every address, is refused.
   */
  public static Optional<IPAddress> network(String text) {
    return read(text).map(IpAddresses::folded).filter(IpAddresses::isNetwork);
  }

  /** The canonical text of an IPv6 address, which stays one even if it stands for IPv4. */
  static Optional<String> ip6(String text) {
    return read(text)
        .filter(address -> address.isIPv6() && !address.isPrefixed())
        .map(IPAddress::toCanonicalString);
  }

  private static boolean isNetwork(IPAddress address) {
    return !address.isPrefixed()
        || (address.getNetworkPrefixLength() > 0 && address.isPrefixBlock());
  }

  private static IPAddress folded(IPAddress address) {
    return address.isIPv6() && address.toIPv6().isIPv4Mapped()
        ? address.toIPv6().getEmbeddedIPv4Address()
        : address;
  }

  private static Optional<IPAddress> read(String text) {
    try {
      return Optional.of(new IPAddressString(text, STRICT).toAddress());
    } catch (AddressStringException | IncompatibleAddressException _) {
      return Optional.empty();
    }
  }
}
