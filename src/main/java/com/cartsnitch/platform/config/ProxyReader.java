package com.cartsnitch.platform.config;

import inet.ipaddr.IPAddress;
import java.util.List;

/** Reads who is believed when he says on whose behalf he asks. */
final class ProxyReader {
  private static final String VARIABLE = "CARTSNITCH_TRUSTED_PROXIES";
  private static final String RULE =
      "must be addresses or networks such as 10.0.0.0/8,2001:db8::/32, comma-separated, with no bit"
          + " set behind a prefix; /0 would trust everybody";

  private ProxyReader() {}

  static ProxySettings read(Variables variables, Problems problems) {
    String text = variables.text(VARIABLE, "");
    List<String> texts = text.isEmpty() ? List.of() : List.of(text.split(",", -1));
    List<IPAddress> networks =
        texts.stream().flatMap(one -> IpAddresses.network(one.strip()).stream()).toList();
    if (networks.size() < texts.size()) {
      problems.add(VARIABLE, RULE);
    }
    return new ProxySettings(networks);
  }
}
