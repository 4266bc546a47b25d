package com.cartsnitch.receipts;

import com.cartsnitch.platform.config.Setting;
import com.cartsnitch.platform.config.SettingGroup;
import com.cartsnitch.platform.config.SettingValues;
import com.cartsnitch.platform.config.address.DomainName;

/**
 * How receipts come in by mail.
 *
 * @param domain the domain of the users' inbound addresses
 */
public record InboundEmailSettings(String domain) {
  private static final String USUAL = "receipts.cartsnitch.com";

  private static final Setting<String> DOMAIN =
      Setting.of(
          "CARTSNITCH_INBOUND_EMAIL_DOMAIN",
          DomainName.type(USUAL),
          USUAL,
          "The domain of the addresses that receipts are mailed to.");

  /** All of them. */
  public static final SettingGroup GROUP = SettingGroup.of("Receipts by mail", DOMAIN);

  /** What was read. */
  public static InboundEmailSettings of(SettingValues values) {
    return new InboundEmailSettings(values.get(DOMAIN));
  }
}
