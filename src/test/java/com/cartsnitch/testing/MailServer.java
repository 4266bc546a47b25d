package com.cartsnitch.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A mail server that keeps what it is given. */
public final class MailServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/\\S*)");

  private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

  /** Starts it. */
  public MailServer() {
    server.start();
  }

  /** The settings of a service that sends its mail here. */
  public Map<String, String> settings() {
    return Map.of(
        "CARTSNITCH_SMTP_URL",
        "smtp://127.0.0.1:" + server.getSmtp().getPort(),
        "CARTSNITCH_MAIL_FROM",
        "CartSnitch <noreply@example.com>");
  }

  /** The plain text of every letter to an address, the oldest first. */
  public List<String> textsTo(String address) {
    return Arrays.stream(server.getReceivedMessages())
        .filter(message -> recipient(message).equalsIgnoreCase(address))
        .map(message -> part(message, 0))
        .toList();
  }

  /** The HTML of every letter to an address, the oldest first. */
  public List<String> pagesTo(String address) {
    return Arrays.stream(server.getReceivedMessages())
        .filter(message -> recipient(message).equalsIgnoreCase(address))
        .map(message -> part(message, 1))
        .toList();
  }

  /** Path and query of the link in the newest of so many letters to an address; waits for it. */
  public String linkTo(String address, int letters) throws InterruptedException {
    Eventually.waitFor(
        letters + " letters to " + address, PATIENCE, () -> textsTo(address).size() >= letters);
    return LINK.matcher(textsTo(address).getLast())
        .results()
        .map(link -> link.group(1))
        .findFirst()
        .orElseThrow();
  }

  /** How many letters came, to whomever. */
  public int count() {
    return server.getReceivedMessages().length;
  }

  @Override
  public void close() {
    server.stop();
  }

  private static String recipient(MimeMessage message) {
    try {
      return GreenMailUtil.getAddressList(message.getAllRecipients());
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String part(MimeMessage message, int index) {
    try {
      return (String) ((Multipart) message.getContent()).getBodyPart(index).getContent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
