package com.cartsnitch.platform.http.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.TestSettings;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {
  private static final String PROXY = "10.0.0.1";
  private static final String CLIENT = "203.0.113.7";
  private final ClientAddress addresses = trusting("10.0.0.0/8,2001:db8:1::/48");

  private static ClientAddress trusting(String proxies) {
    return new ClientAddress(
        TestSettings.of(
                TestSettings.database(1, "none"), Map.of("CARTSNITCH_TRUSTED_PROXIES", proxies))
            .proxies());
  }

  private String of(String peer, String... headers) throws Exception {
    // an address in letters: nobody is asked for it
    return addresses.of(InetAddress.getByName(peer), List.of(headers));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "198.51.100.1", "10.0.0.2", "127.0.0.1, 10.0.0.2", "unknown"})
  void whoIsNoProxySpeaksForHimselfWhateverHeSays(String header) throws Exception {
    assertThat(of(CLIENT, header)).isEqualTo(CLIENT);
    assertThat(trusting("").of(InetAddress.getByName(PROXY), List.of(header))).isEqualTo(PROXY);
  }

  @ParameterizedTest
  @CsvSource({
    // what one proxy saw, and what its client had made up before it
    "203.0.113.7",
    "198.51.100.1 | 203.0.113.7",
    "10.0.0.9 | 203.0.113.7",
    "127.0.0.1 | 198.51.100.1 | 203.0.113.7",
    "unknown | 203.0.113.7",
    "<script> | 203.0.113.7",
    // a chain of proxies
    "203.0.113.7 | 10.0.0.2",
    "203.0.113.7 | 10.0.0.2 | 10.0.0.3",
    "198.51.100.1 | 203.0.113.7 | 2001:db8:1::5 | 10.0.0.3",
    "203.0.113.7 | ::ffff:10.0.0.2",
    // ways to write it
    "203.0.113.7:50000",
    "::ffff:203.0.113.7",
    "[::ffff:203.0.113.7]:443",
    "' 203.0.113.7\t'",
    "203.0.113.7 |  | 10.0.0.2 | ",
    "198.51.100.1 | 203.0.113.7:50000 | 10.0.0.2:50000 | [2001:db8:1::5]:50000"
  })
  void theRightMostThatIsNoProxyIsTheClient(String chain) throws Exception {
    String[] hops = chain.split("\\|", -1);
    assertThat(of(PROXY, String.join(",", hops))).as("one header").isEqualTo(CLIENT);
    assertThat(of(PROXY, hops)).as("several headers").isEqualTo(CLIENT);
    assertThat(of("::ffff:10.0.0.1", hops)).as("a peer in IPv6").isEqualTo(CLIENT);
  }

  @ParameterizedTest
  @CsvSource({
    "2001:DB8:9:0:0:0:0:7,           2001:db8:9::7",
    "[2001:db8:9::7],                2001:db8:9::7",
    "[2001:db8:9::7]:50000,          2001:db8:9::7",
    "2001:db8:9:0:0:0:203.0.113.7,   2001:db8:9::cb00:7107",
    "::1,                            ::1",
    "fe80::1,                        fe80::1",
  })
  void ip6HasOneText(String hop, String text) throws Exception {
    assertThat(of(PROXY, hop)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unknown",
        "_gateway",
        "client.example.org",
        "203.0.113.7:",
        "203.0.113.7:port",
        "203.0.113.7:123456",
        "203.0.113.7:1:2",
        "203.0.113.256",
        "203.0.113",
        "0203.0.113.7",
        "0xcb.0.113.7",
        "3405803783",
        "203.0.113.0/24",
        "203.0.113.*",
        "203.0.113.1-9",
        "203.0.113.7 10.0.0.2",
        "\"203.0.113.7\"",
        "[203.0.113.7]",
        "[2001:db8::1",
        "2001:db8::1]",
        "[2001:db8::1]:",
        "[]",
        ":",
        "fe80::1%eth0",
        "[fe80::1%25eth0]",
        "1:2:3",
        "::g",
        "for=203.0.113.7",
        "203.0.113.7\u0000",
        "２０３.0.113.7"
      })
  void whatIsNoAddressEndsTheSearchAtTheProxyBeforeIt(String hop) throws Exception {
    assertThat(of(PROXY, hop)).isEqualTo(PROXY);
    assertThat(of(PROXY, CLIENT + "," + hop + ",10.0.0.3")).isEqualTo("10.0.0.3");
    assertThat(of(PROXY, CLIENT, hop)).isEqualTo(PROXY);
  }

  @Test
  void aProxyThatSpeaksForItselfIsTheClient() throws Exception {
    assertThat(of(PROXY)).isEqualTo(PROXY);
    assertThat(of(PROXY, "", " , ")).isEqualTo(PROXY);
    assertThat(of(PROXY, "10.0.0.2, 10.0.0.3")).isEqualTo("10.0.0.2");
    assertThat(of("2001:db8:1:0::5")).isEqualTo("2001:db8:1::5");
  }

  @Test
  void aLocalPeerHasNoZone() throws Exception {
    byte[] local = InetAddress.getByName("fe80::1").getAddress();
    InetAddress peer = Inet6Address.getByAddress("", local, 7);
    assertThat(addresses.of(peer, List.of())).isEqualTo("fe80::1");
  }
}
