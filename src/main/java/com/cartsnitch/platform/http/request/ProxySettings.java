package com.cartsnitch.platform.http.request;

import com.cartsnitch.platform.config.Setting;
import com.cartsnitch.platform.config.SettingGroup;
import com.cartsnitch.platform.config.SettingValues;
import com.cartsnitch.platform.config.address.IpAddresses;
import inet.ipaddr.IPAddress;
import java.util.List;

/**
 * The proxies in front of the service.
 *
 * @param trusted their addresses and networks; an IPv4-mapped IPv6 address is IPv4 here
 */
public record ProxySettings(List<IPAddress> trusted) {
  private static final Setting<List<IPAddress>> TRUSTED =
      Setting.of(
          "CARTSNITCH_TRUSTED_PROXIES",
          IpAddresses.NETWORKS,
          "",
          "Addresses and networks of the proxies in front of the service; `X-Forwarded-For` is"
              + " believed when they send it.");

  /** All of them. */
  public static final SettingGroup GROUP = SettingGroup.of("Proxies", TRUSTED);

  /** What was read. */
  public static ProxySettings of(SettingValues values) {
    return new ProxySettings(values.get(TRUSTED));
  }

  /** Whether an address, as {@link IpAddresses#address} reads it, is that of a trusted proxy. */
  public boolean trusts(IPAddress address) {
    return trusted.stream().anyMatch(network -> network.contains(address));
  }
}
