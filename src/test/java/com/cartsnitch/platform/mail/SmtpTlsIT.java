package com.cartsnitch.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.cartsnitch.platform.config.address.SmtpAddress;
import com.icegreen.greenmail.util.DummySSLServerSocketFactory;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmtpTlsIT {
  private static final String FILE = DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_FILE_PROPERTY;
  private static final Letter LETTER = Letters.to("ann@example.com");

  @TempDir private static Path folder;
  private static TestCertificate certificate = new TestCertificate(Path.of(""));

  private GreenMail server = new GreenMail();

  /** GreenMail reads it once in the life of the process. */
  @BeforeAll
  static void makeCertificate() throws Exception {
    certificate = TestCertificate.of("localhost", folder);
    System.setProperty(FILE, certificate.file().toString());
  }

  @BeforeEach
  void start() {
    server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtps"));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private static SmtpTransport transport(SmtpAddress address, SSLSocketFactory trust) {
    return new SmtpTransport(address, Letters.SENDER, Letters.PATIENCE, trust);
  }

  private SmtpTransport transport(String host, SSLSocketFactory trust) {
    int port = server.getSmtps().getPort();
    return transport(new SmtpAddress(host, port, true, Optional.empty()), trust);
  }

  @Test
  void deliversOverTls() throws Exception {
    transport("localhost", certificate.trusting()).send(LETTER);
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void aCertificateThatNobodyVouchesForIsRefused() {
    SSLSocketFactory system = (SSLSocketFactory) SSLSocketFactory.getDefault();
    assertThat(refusal(transport("localhost", system))).contains("certification path");
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void aCertificateForAnotherNameIsRefused() throws Exception {
    assertThat(refusal(transport("127.0.0.1", certificate.trusting()))).contains("127.0.0.1");
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  private static String refusal(MailTransport transport) {
    MailException e = catchThrowableOfType(MailException.class, () -> transport.send(LETTER));
    return String.valueOf(e.getMessage());
  }

  @Test
  void goesOverToTlsWhereItIsOffered() throws Exception {
    try (ScriptedSmtp server = ScriptedSmtp.withTls(certificate.context())) {
      // this host under a name that does not tell
      SmtpAddress address = Letters.withLogin("LOCALHOST", server.port(), "s3cret");
      transport(address, certificate.trusting()).send(LETTER);
      assertThat(server.commands())
          .extracting(command -> command.replaceFirst("[ :].*", ""))
          .startsWith("EHLO", "STARTTLS", "EHLO", "AUTH", "MAIL", "RCPT", "DATA");
    }
  }

  @Test
  void offeredTlsMustBeGoodEvenWithoutAPassword() throws Exception {
    try (ScriptedSmtp server = ScriptedSmtp.withTls(certificate.context())) {
      SmtpTransport transport = transport(Letters.plain(server.port()), certificate.trusting());
      assertThat(refusal(transport)).contains("127.0.0.1");
      assertThat(server.commands()).noneMatch(command -> command.startsWith("MAIL"));
    }
  }
}
