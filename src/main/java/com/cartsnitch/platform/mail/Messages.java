package com.cartsnitch.platform.mail;

import com.cartsnitch.platform.config.address.MailAddresses;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.regex.Pattern;

/** Letters as messages: headers encoded, text and HTML as alternatives. */
final class Messages {
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final String CHARSET = StandardCharsets.UTF_8.name();

  private Messages() {}

  /** Writes a message; refused is what could add a header or a recipient. */
  static MimeMessage of(Letter letter, InternetAddress sender, Session session)
      throws MailException {
    InternetAddress recipient =
        MailAddresses.parse(letter.recipient())
            .filter(address -> letter.recipient().equals(address.getAddress()))
            .orElseThrow(() -> new MailException("the recipient is no address", true));
    if (CONTROL.matcher(letter.subject()).find()) {
      throw new MailException("the subject is not one line", true);
    }
    try {
      return message(letter, recipient, encoded(sender), session);
    } catch (MessagingException | UnsupportedEncodingException e) {
      throw new MailException("it can't be written: " + e.getClass().getSimpleName(), true);
    }
  }

  private static MimeMessage message(
      Letter letter, InternetAddress recipient, InternetAddress sender, Session session)
      throws MessagingException {
    MimeMessage message = new Numbered(session, sender);
    message.setFrom(sender);
    message.setRecipient(RecipientType.TO, recipient);
    message.setSubject(letter.subject(), CHARSET);
    message.setSentDate(Date.from(Instant.now()));
    // no answer of an absent reader, please
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setContent(
        new MimeMultipart(
            "alternative", part(letter.text(), "plain"), part(letter.html(), "html")));
    message.saveChanges();
    return message;
  }

  private static InternetAddress encoded(InternetAddress sender)
      throws UnsupportedEncodingException {
    return new InternetAddress(sender.getAddress(), sender.getPersonal(), CHARSET);
  }

  private static MimeBodyPart part(String text, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, CHARSET, subtype);
    return part;
  }

  /** A message whose id names neither this host nor who runs the process. */
  private static final class Numbered extends MimeMessage {
    private final String domain;

    Numbered(Session session, InternetAddress sender) {
      super(session);
      this.domain = sender.getAddress().replaceFirst("^.*@", "");
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", "<%s@%s>".formatted(UUID.randomUUID(), domain));
    }
  }
}
