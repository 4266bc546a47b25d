package com.cartsnitch.settings;

import static com.cartsnitch.settings.SettingsFixture.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.config.address.IpAddresses;
import com.cartsnitch.platform.http.request.ProxySettings;
import inet.ipaddr.IPAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxySettingsTest {
  private static final String VARIABLE = "CARTSNITCH_TRUSTED_PROXIES";

  @Test
  void nobodyIsTrustedUnasked() {
    ProxySettings nobody = read().settings().proxies();
    assertThat(nobody.trusts(address("127.0.0.1"))).isFalse();
    assertThat(nobody.trusts(address("::1"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8,             10.255.0.1,      true",
    "10.0.0.0/8,             11.0.0.1,        false",
    "10.0.0.0/8,             ::ffff:10.1.2.3, true",
    "10.0.0.0/8,             ::10.1.2.3,      false",
    "10.0.0.7,               10.0.0.7,        true",
    "10.0.0.7,               10.0.0.8,        false",
    "10.0.0.7/32,            10.0.0.7,        true",
    "::ffff:10.0.0.0/104,    10.9.9.9,        true",
    "::ffff:10.0.0.0/104,    ::ffff:10.9.9.9, true",
    "2001:db8::/32,          2001:DB8:1::1,   true",
    "2001:db8::/32,          2001:db9::1,     false",
    "2001:db8::/32,          10.0.0.7,        false",
    "::1,                    0:0:0:0:0:0:0:1, true",
    "'192.168.0.0/16 , ::1', 192.168.1.1,     true",
    "'192.168.0.0/16 , ::1', ::1,             true",
  })
  void networksOfBothFamiliesAreTrusted(String proxies, String address, boolean trusted) {
    assertThat(read(VARIABLE, proxies).settings().proxies().trusts(address(address)))
        .isEqualTo(trusted);
  }

  private static IPAddress address(String text) {
    return IpAddresses.address(text).orElseThrow();
  }
}
