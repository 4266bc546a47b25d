package com.cartsnitch.platform.mail;

import static com.cartsnitch.platform.mail.Letters.transport;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which replies of a mail server are final, and that they are not quoted. */
class SmtpRepliesIT {
  private static final String RECIPIENT = "ann@example.com";

  @ParameterizedTest
  @CsvSource({
    "RCPT, 550, true",
    "RCPT, 553, true",
    "RCPT, 450, false",
    "RCPT, 452, false",
    "RCPT, 421, false",
    "MAIL, 550, true",
    "MAIL, 451, false",
    "DATA, 554, true",
    "DATA, 451, false",
    "., 552, true",
    "., 452, false"
  })
  void aReplyOf500AndMoreIsFinal(String command, String code, boolean permanent) throws Exception {
    try (ScriptedSmtp server = ScriptedSmtp.start()) {
      server.on(command, code + " <ann@example.com>: s3same is not welcome");
      MailException e = refused(server);
      assertThat(e.permanent()).isEqualTo(permanent);
      assertThat(e).hasMessage("the mail server refused it (%s)".formatted(code)).hasNoCause();
    }
  }

  @Test
  void aServerThatGreetsBadlyMayGreetWellLater() throws Exception {
    try (ScriptedSmtp server = ScriptedSmtp.start().on("CONNECT", "554 no ann@example.com today")) {
      MailException e = refused(server);
      assertThat(e.permanent()).isFalse();
      assertThat(e).hasMessage("the mail server refused the connection (554)");
    }
  }

  @Test
  void onceItHasTheLetterNothingElseCounts() throws Exception {
    try (ScriptedSmtp server = ScriptedSmtp.start().on("QUIT", "500 no")) {
      assertThatCode(() -> transport(Letters.plain(server.port())).send(Letters.to(RECIPIENT)))
          .doesNotThrowAnyException();
      assertThat(server.commands()).contains("DATA");
    }
  }

  @Test
  void aPasswordIsNotSaidWhereItCouldBeRead() throws Exception {
    try (ScriptedSmtp server =
        ScriptedSmtp.start().on("EHLO", "250-mail\r\n250 AUTH PLAIN LOGIN")) {
      // this host under a name that does not tell
      SmtpTransport transport = transport(Letters.withLogin("LOCALHOST", server.port(), "s3cret"));
      MailException e =
          catchThrowableOfType(MailException.class, () -> transport.send(Letters.to(RECIPIENT)));
      assertThat(e).hasMessageContaining("STARTTLS is required");
      assertThat(server.commands()).noneMatch(command -> command.startsWith("AUTH"));
    }
  }

  private static MailException refused(ScriptedSmtp server) {
    SmtpTransport transport = transport(Letters.plain(server.port()));
    return catchThrowableOfType(MailException.class, () -> transport.send(Letters.to(RECIPIENT)));
  }
}
