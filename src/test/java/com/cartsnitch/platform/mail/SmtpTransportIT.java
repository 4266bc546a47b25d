package com.cartsnitch.platform.mail;

import static com.cartsnitch.platform.mail.Letters.LINK;
import static com.cartsnitch.platform.mail.Letters.transport;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpTransportIT {
  private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private int port() {
    return server.getSmtp().getPort();
  }

  @Test
  void aLetterArrivesWithBothPartsAndItsHeaders() throws Exception {
    transport(Letters.plain(port())).send(Letters.to("ann@example.com"));
    MimeMessage message = onlyMessage();
    assertThat(message.getHeader("To")).containsExactly("ann@example.com");
    assertThat(message.getHeader("From")).containsExactly(Letters.SENDER);
    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(message.getMessageID()).matches("<[0-9a-f-]{36}@shop\\.example\\.org>");
    assertThat(message.getSubject()).isEqualTo("Grüße an s3same");
    assertThat(message.getHeader("Subject", "")).matches("\\p{ASCII}+");
    assertThat(message.getSentDate().toInstant())
        .isBetween(Instant.now().minus(1, ChronoUnit.MINUTES), Instant.now());
    assertThat(message.getContentType()).startsWith("multipart/alternative;");
    MimeMultipart parts = (MimeMultipart) message.getContent();
    assertThat(parts.getCount()).isEqualTo(2);
    assertPart(parts.getBodyPart(0), "text/plain", "Hallo Jörg,\r\n.\r\nbitte: " + LINK + "\r\n");
    assertPart(
        parts.getBodyPart(1), "text/html", "<p>Hallo Jörg, <a href=\"" + LINK + "\">bitte</a></p>");
  }

  private static void assertPart(BodyPart part, String type, String text) throws Exception {
    assertThat(part.getContentType()).isEqualToIgnoringCase(type + "; charset=UTF-8");
    assertThat(part.getContent()).isEqualTo(text);
  }

  private MimeMessage onlyMessage() {
    assertThat(server.getReceivedMessages()).hasSize(1);
    return server.getReceivedMessages()[0];
  }

  @Test
  void theNameOfTheSenderIsEncoded() throws Exception {
    new SmtpTransport(
            Letters.plain(port()),
            "Jörgs Shop <noreply@shop.example.org>",
            Letters.PATIENCE,
            (SSLSocketFactory) SSLSocketFactory.getDefault())
        .send(Letters.to("ann@example.com"));
    assertThat(onlyMessage().getHeader("From", "")).matches("\\p{ASCII}+");
    assertThat(onlyMessage().getFrom()[0])
        .hasToString("=?UTF-8?Q?J=C3=B6rgs_Shop?= <noreply@shop.example.org>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ann@example.com\r\nBcc: bob@example.com",
        "ann@example.com\nBcc: bob@example.com",
        "ann@example.com,bob@example.com",
        "ann@example.com> RCPT TO:<bob@example.com",
        "Ann <ann@example.com>",
        "ann@example.com (Ann)",
        "all: ann@example.com;",
        "ann",
        "",
        " ann@example.com",
        "änn@example.com"
      })
  void aRecipientIsOneAddressOrNone(String recipient) {
    MailException e = refused(Letters.to(recipient));
    assertThat(e.permanent()).isTrue();
    assertThat(e).hasMessage("the recipient is no address");
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Hi\r\nBcc: bob@example.com", "Hi\nthere", "Hi\rthere", "Hi\u0000"})
  void aSubjectIsOneLine(String subject) {
    MailException e = refused(new Letter("ann@example.com", subject, "text", "html"));
    assertThat(e.permanent()).isTrue();
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  private MailException refused(Letter letter) {
    return refused(transport(Letters.plain(port())), letter);
  }

  private static MailException refused(MailTransport transport, Letter letter) {
    return catchThrowableOfType(MailException.class, () -> transport.send(letter));
  }

  @Test
  void logsIn() throws Exception {
    server.setUser("bob@shop.example.org", "bob", "s3cret");
    Letter letter = Letters.to("ann@example.com");
    transport(Letters.withLogin("127.0.0.1", port(), "s3cret")).send(letter);
    assertThat(server.getReceivedMessages()).hasSize(1);
    MailException e = refused(transport(Letters.withLogin("127.0.0.1", port(), "wrong")), letter);
    assertThat(e).hasMessage("the mail server refused user or password (535)");
    assertThat(e.permanent()).isTrue();
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void nobodyAtHomeIsWorthAnotherAttempt() {
    int port = port();
    server.stop();
    MailException e = refused(transport(Letters.plain(port)), Letters.to("ann@example.com"));
    assertThat(e.permanent()).isFalse();
    assertThat(e).hasMessage("ConnectException: Connection refused");
  }

  @Test
  void silenceIsBounded() throws Exception {
    try (ScriptedSmtp silent = ScriptedSmtp.silent()) {
      SmtpTransport transport = transport(Letters.plain(silent.port()), Duration.ofMillis(300));
      long start = System.nanoTime();
      MailException e = refused(transport, Letters.to("ann@example.com"));
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isBetween(Duration.ofMillis(250), Duration.ofSeconds(5));
      assertThat(e.permanent()).isFalse();
      assertThat(e).hasMessageContaining("SocketTimeoutException");
    }
  }
}
