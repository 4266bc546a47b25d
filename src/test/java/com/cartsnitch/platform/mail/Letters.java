package com.cartsnitch.platform.mail;

import com.cartsnitch.platform.config.Secret;
import com.cartsnitch.platform.config.address.SmtpAddress;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/** Letters that must not show in a log, and ways to send them. */
final class Letters {
  static final String LINK =
      "https://shop.example.org/auth/verify-email?token=" + "s3same".repeat(40);
  static final String SENDER = "CartSnitch <noreply@shop.example.org>";
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private Letters() {}

  static Letter to(String recipient) {
    return new Letter(
        recipient,
        "Grüße an s3same",
        "Hallo Jörg,\n.\nbitte: " + LINK + "\n",
        "<p>Hallo Jörg, <a href=\"" + LINK + "\">bitte</a></p>");
  }

  /** A letter that has so many bytes beside the recipient's. */
  static Letter of(String recipient, int bytes) {
    return new Letter(recipient, "", "x".repeat(bytes), "");
  }

  static SmtpAddress plain(int port) {
    return new SmtpAddress("127.0.0.1", port, false, Optional.empty());
  }

  static SmtpAddress withLogin(String host, int port, String password) {
    return new SmtpAddress(host, port, false, login(password));
  }

  static Optional<SmtpAddress.Login> login(String password) {
    return Optional.of(new SmtpAddress.Login(new Secret("bob"), new Secret(password)));
  }

  static SmtpTransport transport(SmtpAddress server, Duration patience) {
    SSLSocketFactory tls = (SSLSocketFactory) SSLSocketFactory.getDefault();
    return new SmtpTransport(server, SENDER, patience, tls);
  }

  static SmtpTransport transport(SmtpAddress server) {
    return transport(server, PATIENCE);
  }
}
