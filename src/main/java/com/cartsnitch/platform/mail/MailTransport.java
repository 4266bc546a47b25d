package com.cartsnitch.platform.mail;

/** A way to deliver letters. */
public interface MailTransport {

  /**
   * Delivers a letter, however long that takes.
   *
   * @throws MailException if it was not delivered
   */
  void send(Letter letter) throws MailException;
}
