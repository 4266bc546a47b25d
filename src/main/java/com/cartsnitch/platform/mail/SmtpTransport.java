package com.cartsnitch.platform.mail;

import com.cartsnitch.platform.config.address.MailAddresses;
import com.cartsnitch.platform.config.address.SmtpAddress;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers letters to a mail server, each over a connection of its own. */
public final class SmtpTransport implements MailTransport {
  private static final Logger LOG = LoggerFactory.getLogger(SmtpTransport.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final SmtpAddress server;
  private final InternetAddress sender;
  private final Session session;

  /**
   * @param from the sender
   */
  public SmtpTransport(SmtpAddress server, String from) {
    this(server, from, PATIENCE, (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  SmtpTransport(SmtpAddress server, String from, Duration patience, SSLSocketFactory tls) {
    this.server = server;
    this.sender =
        MailAddresses.parse(from).orElseThrow(() -> new IllegalArgumentException("no sender"));
    this.session = Session.getInstance(properties(server, patience, tls));
  }

  private static Properties properties(
      SmtpAddress server, Duration patience, SSLSocketFactory tls) {
    String protocol = server.tls() ? "smtps" : "smtp";
    String prefix = "mail." + protocol + ".";
    Properties properties = new Properties();
    properties.put("mail.transport.protocol", protocol);
    for (String limit : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
      properties.put(prefix + limit, Long.toString(patience.toMillis()));
    }
    properties.put(prefix + "auth", Boolean.toString(server.login().isPresent()));
    properties.put(prefix + "starttls.enable", Boolean.toString(!server.tls()));
    properties.put(prefix + "starttls.required", Boolean.toString(server.mustEncrypt()));
    properties.put(prefix + "ssl.checkserveridentity", "true");
    properties.put(prefix + "ssl.protocols", "TLSv1.3 TLSv1.2");
    properties.put(prefix + "ssl.socketFactory", tls);
    // one attempt, and its own reason where it fails
    properties.put(prefix + "socketFactory.fallback", "false");
    // the letter is on its way by then
    properties.put(prefix + "quitwait", "false");
    return properties;
  }

  @Override
  public void send(Letter letter) throws MailException {
    MimeMessage message = Messages.of(letter, sender, session);
    Transport transport = transport();
    try {
      connect(transport);
      transmit(message, transport);
    } finally {
      close(transport);
    }
  }

  private Transport transport() throws MailException {
    try {
      return session.getTransport();
    } catch (MessagingException e) {
      throw SmtpFailures.connecting(e);
    }
  }

  private void connect(Transport transport) throws MailException {
    try {
      transport.connect(
          server.host(),
          server.port(),
          server.login().map(login -> login.user().value()).orElse(null),
          server.login().map(login -> login.password().value()).orElse(null));
    } catch (MessagingException e) {
      throw SmtpFailures.connecting(e);
    }
  }

  private static void transmit(MimeMessage message, Transport transport) throws MailException {
    try {
      transport.sendMessage(message, message.getAllRecipients());
    } catch (MessagingException e) {
      throw SmtpFailures.sending(e);
    }
  }

  private static void close(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException e) {
      LOG.debug("A connection to the mail server was not closed in good order", e);
    }
  }
}
