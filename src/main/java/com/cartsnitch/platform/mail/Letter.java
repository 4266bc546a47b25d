package com.cartsnitch.platform.mail;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * A letter to one person.
 *
 * @param recipient a bare address
 * @param subject one line
 * @param text for readers that show no HTML
 * @param html the same as a page; user input must be escaped in it
 */
public record Letter(String recipient, String subject, String text, String html) {

  /** How long it is: the UTF-8 bytes of all its parts. */
  long bytes() {
    return Stream.of(recipient, subject, text, html)
        .mapToLong(part -> part.getBytes(StandardCharsets.UTF_8).length)
        .sum();
  }

  /** Nothing of it: neither an address nor a link belongs in a log. */
  @Override
  public String toString() {
    return "Letter";
  }
}
