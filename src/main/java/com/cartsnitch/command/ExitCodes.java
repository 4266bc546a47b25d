package com.cartsnitch.command;

/** What the commands exit with. */
final class ExitCodes {
  /** Done. */
  static final int OK = 0;

  /** It did not work: the database is away, the input is bad, the service is not ready. */
  static final int FAILED = 1;

  /** The arguments or the settings are wrong; nothing was tried. */
  static final int USAGE = 2;

  private ExitCodes() {}
}
