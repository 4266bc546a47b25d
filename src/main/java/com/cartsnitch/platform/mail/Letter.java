package com.cartsnitch.platform.mail;

/**
 * A letter to one person.
 *
 * @param recipient a bare address
 * @param subject one line
 * @param text for readers that show no HTML
 * @param html the same as a page; what somebody typed must be escaped in it
 */
public record Letter(String recipient, String subject, String text, String html) {

  /** Nothing of it: neither an address nor a link belongs in a log. */
  @Override
  public String toString() {
    return "Letter";
  }
}
