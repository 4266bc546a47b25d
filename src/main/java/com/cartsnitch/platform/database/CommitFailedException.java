package com.cartsnitch.platform.database;

/** Says that a transaction failed after its COMMIT was sent: it must not be repeated. */
final class CommitFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final RuntimeException failure;

  CommitFailedException(RuntimeException failure) {
    super(null, failure, false, false);
    this.failure = failure;
  }

  /** What it failed with. */
  RuntimeException failure() {
    return failure;
  }
}
