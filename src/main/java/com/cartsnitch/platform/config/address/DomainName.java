package com.cartsnitch.platform.config.address;

import com.cartsnitch.platform.config.SettingType;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Domain names. */
public final class DomainName {
  private static final Pattern FORM =
      Pattern.compile(
          "(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

  private DomainName() {}

  /**
   * The type of a setting that holds one, in lower case.
   *
   * @param example what an error shows
   */
  public static SettingType<String> type(String example) {
    return SettingType.of(
        "must be a domain name such as " + example,
        text ->
            Optional.of(text.toLowerCase(Locale.ROOT))
                .filter(name -> FORM.matcher(name).matches()));
  }
}
