package com.cartsnitch.platform.mail;

/** A letter was not delivered. The message holds nothing of the letter and may be logged. */
public final class MailException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean permanent;

  /**
   * Makes one. It has no cause: the messages of causes quote addresses.
   *
   * @param message why
   * @param permanent whether it is of no use to try again
   */
  public MailException(String message, boolean permanent) {
    super(message);
    this.permanent = permanent;
  }

  /** Whether it is of no use to try again. */
  public boolean permanent() {
    return permanent;
  }
}
