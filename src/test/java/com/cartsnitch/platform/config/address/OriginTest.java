package com.cartsnitch.platform.config.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {
  private static final Origin GOOD = new Origin("https", "good.example", 443);

  @ParameterizedTest
  @CsvSource({
    "https://good.example,           https, good.example, 443,   https://good.example",
    "HTTPS://Good.EXAMPLE,           https, good.example, 443,   https://good.example",
    "https://good.example:443,       https, good.example, 443,   https://good.example",
    "https://good.example:0443,      https, good.example, 443,   https://good.example",
    "https://good.example:80,        https, good.example, 80,    https://good.example:80",
    "http://good.example:80,         http,  good.example, 80,    http://good.example",
    "http://localhost:3000,          http,  localhost,    3000,  http://localhost:3000",
    "http://10.0.0.7:65535,          http,  10.0.0.7,     65535, http://10.0.0.7:65535",
    "http://a_b.c-d,                 http,  a_b.c-d,      80,    http://a_b.c-d",
    "http://[::1]:8000,              http,  [::1],        8000,  http://[::1]:8000",
    "http://[0:0:0:0:0:0:0:1]:8000,  http,  [::1],        8000,  http://[::1]:8000",
    "https://[2001:DB8::A],          https, [2001:db8::a], 443,  https://[2001:db8::a]",
    "https://[::ffff:1.2.3.4],       https, [::ffff:102:304], 443, https://[::ffff:102:304]",
  })
  void readsWhatBrowsersSend(String text, String scheme, String host, int port, String written) {
    Origin origin = new Origin(scheme, host, port);
    assertThat(Origin.parse(text)).contains(origin).hasToString("Optional[" + written + "]");
    assertThat(Origin.parse(written)).contains(origin);
    assertThat(Origin.of(text + "/path?query#fragment")).contains(origin);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "*",
        "good.example",
        "//good.example",
        "https:good.example",
        "https:/good.example",
        "https:///good.example",
        "https://",
        "https://:443",
        "ftp://good.example",
        "file:///etc/passwd",
        "javascript://good.example",
        "https://good.example@evil.example",
        "https://good.example:443@evil.example",
        "https://good.example:@evil.example",
        "https://@good.example",
        "https://good.example\\@evil.example",
        "https://good.example\\.evil.example",
        "https:\\\\good.example",
        "https://good.example%2eevil.example",
        "https://good.example%00.evil.example",
        "https://good.example:",
        "https://good.example:0",
        "https://good.example:65536",
        "https://good.example:-1",
        "https://good.example:4 43",
        "https://good.example:123456789012",
        "https://*.example",
        "https://good .example",
        " https://good.example",
        "https://good.example ",
        "https://good.example\n",
        "https://good.example\r\nX: y",
        "https://go\tod.example",
        "https://good.example\u0000",
        "https://gööd.example",
        "https://good.example,https://evil.example",
        "https://[::1",
        "https://::1",
        "https://[::1]evil.example",
        "https://[::g]",
        "https://[1:2]",
        "https://[fe80::1%25eth0]",
        "https://[::1/128]",
        "https://[1.2.3.4]"
      })
  void whatABrowserCouldReadInAnotherWayIsNone(String text) {
    assertThat(Origin.parse(text)).isEmpty();
    assertThat(Origin.of(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://good.example/",
        "https://good.example/@evil.example",
        "https://good.example/..//evil.example",
        "https://good.example?https://evil.example",
        "https://good.example?a=1\\2",
        "https://good.example#@evil.example/",
        "https://good.example:443/basket?a=b#c"
      })
  void aUrlHasTheOriginOfWhatComesBeforeItsPath(String url) {
    assertThat(Origin.of(url)).contains(GOOD);
    assertThat(Origin.parse(url)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\nSet-Cookie: a=b", "\t", "\u0000", "\u007f"})
  void aUrlWithAControlCharacterIsNone(String end) {
    assertThat(Origin.of("https://good.example/" + end)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://good.example.",
        "https://good.example.evil.example",
        "https://evil-good.example",
        "https://xgood.example",
        "https://good.example:8443",
        "http://good.example",
        "http://good.example:443"
      })
  void whatLooksAlikeIsAnother(String text) {
    assertThat(Origin.parse(text)).isPresent().get().isNotEqualTo(GOOD);
  }

  @Test
  void theWayInWhichItIsWrittenDoesNotCount() {
    assertThat(Origin.parse("HTTPS://GOOD.example:443")).contains(GOOD);
    assertThat(Origin.of("HTTPS://GOOD.example:443/a")).contains(GOOD);
  }
}
