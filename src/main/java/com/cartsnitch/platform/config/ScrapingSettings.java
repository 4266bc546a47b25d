package com.cartsnitch.platform.config;

import java.net.URI;
import java.util.Optional;

/**
 * Where scraping is done.
 *
 * @param receiptWitness the base URL of the ReceiptWitness service, without a slash at its end;
 *     empty where none is configured
 */
public record ScrapingSettings(Optional<URI> receiptWitness) {}
