package com.cartsnitch.platform.config;

import java.util.Optional;

/**
 * How mail is sent.
 *
 * @param server what takes it; empty where none is sent
 * @param from the sender, {@code a@example.org} or {@code Name <a@example.org>}; empty only where
 *     there is no server
 */
public record MailSettings(Optional<SmtpAddress> server, String from) {}
