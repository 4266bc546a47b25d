package com.cartsnitch.platform.mail;

import com.cartsnitch.platform.config.Setting;
import com.cartsnitch.platform.config.SettingGroup;
import com.cartsnitch.platform.config.SettingValues;
import com.cartsnitch.platform.config.address.MailAddresses;
import com.cartsnitch.platform.config.address.SmtpAddress;
import com.cartsnitch.platform.config.address.SmtpUrl;
import java.util.Optional;

/**
 * How mail is sent.
 *
 * @param server what takes it; empty where none is sent
 * @param from the sender, {@code a@example.org} or {@code Name <a@example.org>}; empty only where
 *     there is no server
 */
public record MailSettings(Optional<SmtpAddress> server, String from) {

  private static final Setting<Optional<SmtpAddress>> SERVER =
      Setting.of(
          "CARTSNITCH_SMTP_URL",
          SmtpUrl.TYPE,
          "",
          "The server that takes mails: `smtp://user:password@host:587` (STARTTLS where it is"
              + " offered; required for a password, but not on this host) or"
              + " `smtps://user:password@host:465` (TLS), percent-encoded. Empty: no mail is"
              + " sent.");

  private static final Setting<String> FROM =
      Setting.of(
          "CARTSNITCH_MAIL_FROM",
          MailAddresses.TYPE,
          "",
          "The sender of mails, `a@example.org` or `Name <a@example.org>`; required with a mail"
              + " server.");

  /** All of them. */
  public static final SettingGroup GROUP = SettingGroup.of("Mail", SERVER, FROM);

  /** What was read; a server needs a sender. */
  public static MailSettings of(SettingValues values) {
    Optional<SmtpAddress> server = values.get(SERVER);
    String from = values.get(FROM);
    boolean sends = server.isPresent() || values.isRefused(SERVER);
    if (sends && from.isEmpty() && !values.isRefused(FROM)) {
      values.refuse(FROM, FROM.type().rule() + " where CARTSNITCH_SMTP_URL is given");
    }
    return new MailSettings(server, from);
  }
}
