package com.cartsnitch.scraping;

import com.cartsnitch.platform.config.Setting;
import com.cartsnitch.platform.config.SettingGroup;
import com.cartsnitch.platform.config.SettingValues;
import com.cartsnitch.platform.config.address.WebAddress;
import java.net.URI;
import java.util.Optional;

/**
 * Where scraping is done.
 *
 * @param receiptWitness the base URL of the ReceiptWitness service, without a slash at its end;
 *     empty where none is configured
 */
public record ScrapingSettings(Optional<URI> receiptWitness) {
  private static final Setting<Optional<URI>> RECEIPT_WITNESS =
      Setting.of(
          "CARTSNITCH_RECEIPTWITNESS_URL",
          WebAddress.TYPE,
          "",
          "Base URL of ReceiptWitness, the service that scrapes; empty: scraping is not offered.");

  /** All of them. */
  public static final SettingGroup GROUP = SettingGroup.of("Scraping", RECEIPT_WITNESS);

  /** What was read. */
  public static ScrapingSettings of(SettingValues values) {
    return new ScrapingSettings(values.get(RECEIPT_WITNESS));
  }
}
