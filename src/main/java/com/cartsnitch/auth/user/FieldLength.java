package com.cartsnitch.auth.user;

/** The greatest lengths of texts in requests, in characters. The description says the same. */
public final class FieldLength {
  /** Of passwords that are compared, and of tokens. */
  public static final int SECRET = 1024;

  /** Of places on the web: pictures, and where browsers are sent. */
  public static final int URL = 2048;

  /** Of what a rule of its own refuses in words that clients know; the body's limit bounds it. */
  public static final int RULED = Integer.MAX_VALUE;

  private FieldLength() {}
}
