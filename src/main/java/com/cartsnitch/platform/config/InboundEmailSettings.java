package com.cartsnitch.platform.config;

/**
 * How receipts come in by mail.
 *
 * @param domain the domain of the users' inbound addresses
 */
public record InboundEmailSettings(String domain) {}
