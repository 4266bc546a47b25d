package com.cartsnitch.auth.user;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address to which mail can be sent over the Internet. Addresses compare without regard
 * to case. They are ASCII, so that Java and PostgreSQL agree on what that means: of other letters
 * each has its own idea of the lower case ({@code İ}, the Kelvin sign).
 *
 * @param value the address, in lower case: the one form that is stored, looked up and counted
 */
public record EmailAddress(String value) {
  /** What an address looks like; the description of the API says the same. */
  public static final Pattern FORM =
      Pattern.compile(
          "[A-Za-z0-9_'+-]+([.][A-Za-z0-9_'+-]+)*"
              + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?[.])+[A-Za-z]{2,63}");

  /** The greatest length. */
  public static final int MAX_LENGTH = 255;

  private static final int MAX_LOCAL_PART = 64;

  /** Whether two texts are the same address; what is no address is like nothing else. */
  public static boolean same(String one, String other) {
    Optional<EmailAddress> address = parse(one);
    return address.isPresent() && address.equals(parse(other));
  }

  /** The address that a text stands for, in lower case; empty where it is none. */
  public static String canonical(String text) {
    return parse(text).map(EmailAddress::value).orElse("");
  }

  /** Reads an address; empty where it is none. */
  public static Optional<EmailAddress> parse(String text) {
    boolean good =
        text.length() <= MAX_LENGTH
            && text.indexOf('@') <= MAX_LOCAL_PART
            && FORM.matcher(text).matches();
    return good ? Optional.of(new EmailAddress(text.toLowerCase(Locale.ROOT))) : Optional.empty();
  }
}
