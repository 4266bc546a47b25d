package com.cartsnitch.platform.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/**
 * Says why a letter was not delivered without quoting the server, whose replies repeat addresses. A
 * reply of 500 and more is final.
 */
final class SmtpFailures {
  private static final Pattern REPLY = Pattern.compile("^\\d{3}(?!\\d)|(?<=, response: )\\d{3}");
  private static final int FINAL = 500;

  private SmtpFailures() {}

  /** Before anything of the letter was said. */
  static MailException connecting(MessagingException e) {
    OptionalInt reply = reply(String.valueOf(e.getMessage()));
    if (e instanceof AuthenticationFailedException) {
      return new MailException(
          "the mail server refused user or password" + bracketed(reply), isFinal(reply));
    }
    return reply.isPresent()
        ? new MailException("the mail server refused the connection" + bracketed(reply), false)
        : new MailException(described(e, true), false);
  }

  /** While the letter was sent. */
  static MailException sending(MessagingException e) {
    OptionalInt reply = chain(e).flatMapToInt(SmtpFailures::reply).max();
    return reply.isPresent()
        ? new MailException("the mail server refused it" + bracketed(reply), isFinal(reply))
        : new MailException(described(e, false), false);
  }

  private static IntStream reply(Throwable e) {
    return switch (e) {
      case SMTPAddressFailedException failed -> IntStream.of(failed.getReturnCode());
      case SMTPSenderFailedException failed -> IntStream.of(failed.getReturnCode());
      case SMTPSendFailedException failed -> IntStream.of(failed.getReturnCode());
      default -> IntStream.empty();
    };
  }

  private static OptionalInt reply(String message) {
    Matcher matcher = REPLY.matcher(message);
    return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group())) : OptionalInt.empty();
  }

  private static boolean isFinal(OptionalInt reply) {
    return reply.orElse(0) >= FINAL;
  }

  private static String bracketed(OptionalInt reply) {
    return reply.isPresent() ? " (" + reply.getAsInt() + ")" : "";
  }

  private static Stream<Throwable> chain(Throwable e) {
    return Stream.iterate(e, cause -> cause != null, Throwable::getCause);
  }

  /** The first cause; what it says is safe where it is of the network, or nothing was sent yet. */
  private static String described(Throwable e, boolean nothingSent) {
    Throwable root = chain(e).reduce(e, (_, cause) -> cause);
    String type = root.getClass().getSimpleName();
    return nothingSent || root instanceof IOException ? type + ": " + oneLine(root) : type;
  }

  private static String oneLine(Throwable root) {
    return String.valueOf(root.getMessage()).replaceAll("\\p{Cntrl}+", " ").strip();
  }
}
