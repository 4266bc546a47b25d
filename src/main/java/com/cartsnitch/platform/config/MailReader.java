package com.cartsnitch.platform.config;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads how mail is sent. */
final class MailReader {
  static final String FROM = "CARTSNITCH_MAIL_FROM";

  private static final Pattern ASCII = Pattern.compile("[!-~]+");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final String RULE = "must be an address such as CartSnitch <noreply@example.org>";

  private MailReader() {}

  static MailSettings read(Variables variables, Problems problems) {
    Optional<String> url = variables.given(SmtpUrl.VARIABLE).filter(text -> !text.isEmpty());
    Optional<SmtpAddress> server = url.flatMap(SmtpUrl::parse);
    if (url.isPresent() && server.isEmpty()) {
      problems.add(SmtpUrl.VARIABLE, SmtpUrl.FORM);
    }
    variables.note(SmtpUrl.VARIABLE, server.map(SmtpUrl::masked).orElse(""), url.isEmpty());
    String from = variables.text(FROM, "");
    if (from.isEmpty() && url.isPresent()) {
      problems.add(FROM, RULE + " where CARTSNITCH_SMTP_URL is given");
    } else if (!from.isEmpty() && !isSender(from)) {
      problems.add(FROM, RULE);
    }
    return new MailSettings(server, from);
  }

  private static boolean isSender(String text) {
    try {
      InternetAddress[] addresses = InternetAddress.parse(text, true);
      if (addresses.length != 1 || addresses[0].isGroup() || CONTROL.matcher(text).find()) {
        return false;
      }
      addresses[0].validate();
      return ASCII.matcher(addresses[0].getAddress()).matches();
    } catch (AddressException _) {
      return false;
    }
  }
}
