package com.cartsnitch.settings;

import static com.cartsnitch.settings.SettingsFixture.problems;
import static com.cartsnitch.settings.SettingsFixture.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.config.Secret;
import com.cartsnitch.platform.config.address.SmtpAddress;
import com.cartsnitch.platform.mail.MailSettings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailSettingsTest {
  private static final String SMTP_URL = "CARTSNITCH_SMTP_URL";
  private static final String MAIL_FROM = "CARTSNITCH_MAIL_FROM";
  private static final String SENDER = "CartSnitch <noreply@example.org>";

  @ParameterizedTest
  @CsvSource({
    "smtp://mail,                          mail,        587, false, ,                ",
    "smtp://mail/,                         mail,        587, false, ,                ",
    "smtp://mail:25,                       mail,        25,  false, ,                ",
    "smtps://mail,                         mail,        465, true,  ,                ",
    "smtp://bob:pw@mail.example.org:2525,  mail.example.org, 2525, false, bob,     pw",
    "smtps://bob%40example.org:p%3A%40%2Fw+%25@mail, mail, 465, true, bob@example.org, p:@/w+%",
    "smtp://bob:pw@[2001:DB8::1]:587,      2001:db8::1, 587, false, bob,           pw",
  })
  void understandsTheUrlOfAServer(
      String url,
      String host,
      int port,
      boolean tls,
      @Nullable String user,
      @Nullable String password) {
    Optional<SmtpAddress.Login> login =
        user == null || password == null
            ? Optional.empty()
            : Optional.of(new SmtpAddress.Login(new Secret(user), new Secret(password)));
    assertThat(read(SMTP_URL, url, MAIL_FROM, SENDER).settings().mail())
        .isEqualTo(new MailSettings(Optional.of(new SmtpAddress(host, port, tls, login)), SENDER));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mail:587",
        "http://mail",
        "smtp+starttls://mail",
        "smtp:mail",
        "smtp://",
        "smtp://mail:0",
        "smtp://mail:65536",
        "smtp://mail/path",
        "smtp://mail?s3same",
        "smtp://bob@mail",
        "smtp://bob:@mail",
        "smtp://:s3same@mail",
        "smtp://bob@example.org:s3same@mail",
        "smtp://bob:s3same%@mail",
        "smtp://bob:s3same%zz@mail",
        "smtp://bob:s3same%0d%0aQUIT@mail",
        "smtp://bob%00root:s3same@mail",
        "smtp://bob:s3 same@mail",
        "smtp://ma il",
        "s3same"
      })
  void refusesWhatItDoesNotUnderstand(String url) {
    assertThat(problems(SMTP_URL, url, MAIL_FROM, SENDER))
        .singleElement()
        .asString()
        .startsWith(SMTP_URL + ": must look like smtp://user:password@host:587")
        .doesNotContain("s3");
  }

  @Test
  void withoutAServerThereIsNoMail() {
    assertThat(read().settings().mail()).isEqualTo(new MailSettings(Optional.empty(), ""));
    assertThat(read(SMTP_URL, "", MAIL_FROM, SENDER).settings().mail().server()).isEmpty();
  }

  @Test
  void whoSendsMustSayWhoHeIs() {
    assertThat(problems(SMTP_URL, "smtp://mail"))
        .singleElement()
        .asString()
        .startsWith(MAIL_FROM + ": ")
        .contains(SMTP_URL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@example.org",
        "a@localhost",
        "Jörg <a@example.org>",
        "\"Shop, the\" <a@example.org>"
      })
  void aSenderMayHaveAName(String sender) {
    assertThat(read(SMTP_URL, "smtp://mail", MAIL_FROM, sender).settings().mail().from())
        .isEqualTo(sender);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@example.org\r\nBcc: b@example.org",
        "A\nB <a@example.org>",
        "jörg@example.org",
        "a b@example.org",
        "@example.org",
        "a@",
        "<>"
      })
  void refusesASenderThatCouldNotBeSent(String sender) {
    assertThat(problems(MAIL_FROM, sender))
        .singleElement()
        .asString()
        .startsWith(MAIL_FROM + ": must be an address");
  }

  @ParameterizedTest
  @CsvSource({
    "smtp://bob:pw@mail,          true",
    "smtp://bob:pw@10.0.0.7,      true",
    "smtp://bob:pw@localhost.example.org, true",
    "smtp://bob:pw@localhost,     false",
    "smtp://bob:pw@127.8.0.1,     false",
    "smtp://bob:pw@[::1],         false",
    "smtp://mail,                 false",
  })
  void aPasswordDoesNotTravelUnencrypted(String url, boolean mustEncrypt) {
    assertThat(read(SMTP_URL, url, MAIL_FROM, SENDER).settings().mail().server())
        .get()
        .extracting(SmtpAddress::mustEncrypt)
        .isEqualTo(mustEncrypt);
  }
}
