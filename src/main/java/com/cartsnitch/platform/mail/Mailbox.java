package com.cartsnitch.platform.mail;

/** Where features drop their letters. */
public interface Mailbox {

  /** Takes a letter, at once. It never fails: what becomes of the letter shows in the log. */
  void post(Letter letter);
}
