package com.cartsnitch.platform.config.address;

import com.cartsnitch.platform.config.SettingType;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads mail addresses. */
public final class MailAddresses {
  private static final Pattern ASCII = Pattern.compile("[!-~]+");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  /** The type of a setting that holds one address or none, as it was written. */
  public static final SettingType<String> TYPE =
      SettingType.of(
          "must be an address such as CartSnitch <noreply@example.org>",
          text -> Optional.of(text).filter(one -> one.isEmpty() || parse(one).isPresent()));

  private MailAddresses() {}

  /**
   * Reads one address, {@code a@example.org} or {@code Name <a@example.org>}. Several, a group, one
   * that not every mail server could take (not ASCII), and what could end a header are none.
   */
  public static Optional<InternetAddress> parse(String text) {
    if (CONTROL.matcher(text).find()) {
      return Optional.empty();
    }
    try {
      InternetAddress[] addresses = InternetAddress.parse(text, true);
      return addresses.length == 1 && isOne(addresses[0])
          ? Optional.of(addresses[0])
          : Optional.empty();
    } catch (AddressException _) {
      return Optional.empty();
    }
  }

  private static boolean isOne(InternetAddress address) throws AddressException {
    address.validate();
    return !address.isGroup() && ASCII.matcher(address.getAddress()).matches();
  }
}
