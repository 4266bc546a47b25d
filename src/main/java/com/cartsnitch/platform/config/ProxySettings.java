package com.cartsnitch.platform.config;

import inet.ipaddr.IPAddress;
import java.util.List;

/**
 * Who is believed when he says on whose behalf he asks.
 *
 * @param trusted addresses and networks; IPv4 in the clothes of IPv6 is IPv4 here
 */
public record ProxySettings(List<IPAddress> trusted) {

  /** Whether an address, as {@link IpAddresses#address} reads it, is that of a trusted proxy. */
  public boolean trusts(IPAddress address) {
    return trusted.stream().anyMatch(network -> network.contains(address));
  }
}
