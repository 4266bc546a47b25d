package com.cartsnitch.platform.config;

import java.util.Optional;

/** Reads how mail is sent. */
final class MailReader {
  static final String FROM = "CARTSNITCH_MAIL_FROM";

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
    } else if (!from.isEmpty() && MailAddresses.parse(from).isEmpty()) {
      problems.add(FROM, RULE);
    }
    return new MailSettings(server, from);
  }
}
