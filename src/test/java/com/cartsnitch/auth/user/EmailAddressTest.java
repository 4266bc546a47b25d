package com.cartsnitch.auth.user;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
  @ParameterizedTest
  @CsvSource({
    "a@b.co, a@b.co",
    "A.B+c@D-E.Co.UK, a.b+c@d-e.co.uk",
    "o'neil@example.com, o'neil@example.com",
    "-a_1@x1.example, -a_1@x1.example",
  })
  void anAddressIsKeptInLowerCase(String text, String value) {
    assertThat(EmailAddress.parse(text)).contains(new EmailAddress(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "@b.co",
        "a@b",
        "a@b.c",
        "a@b.c1",
        ".a@b.co",
        "a..b@c.co",
        "a.@c.co",
        "a b@c.co",
        "a@b c.co",
        "\"a\"@b.co",
        "a@[1.2.3.4]",
        "a@-b.co",
        "a@b-.co",
        "a@b..co",
        "a@b.co\n",
        "a@b.co\r\nBcc: x@y.zz",
        "ä@b.co",
        "a@bücher.de",
        "a@b.co,c@d.co",
      })
  void whatIsNoneIsNone(String text) {
    assertThat(EmailAddress.parse(text)).isEmpty();
  }

  @Test
  void lengthHasBounds() {
    assertThat(EmailAddress.parse("a".repeat(64) + "@example.com")).isPresent();
    assertThat(EmailAddress.parse("a".repeat(65) + "@example.com")).isEmpty();
    String domain = ("b".repeat(60) + ".").repeat(3) + "example.com";
    assertThat(EmailAddress.parse("a".repeat(255 - 1 - domain.length()) + "@" + domain))
        .isPresent();
    assertThat(EmailAddress.parse("a".repeat(256 - 1 - domain.length()) + "@" + domain)).isEmpty();
  }
}
