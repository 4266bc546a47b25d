package com.cartsnitch.scraping;

/** The scraping service gave no answer that can be used. The message quotes nothing of it. */
final class NoAnswerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoAnswerException(String reason) {
    super(reason, null, false, false);
  }
}
