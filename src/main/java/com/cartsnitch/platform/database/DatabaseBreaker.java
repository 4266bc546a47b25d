package com.cartsnitch.platform.database;

/**
 * The circuit breaker of the database: open while it is known to be away, so that requests are
 * refused in milliseconds instead of waiting for a connection. The health probe opens it; the first
 * success of a probe or of any statement closes it.
 */
public final class DatabaseBreaker {

  /** What is known of the database. */
  public enum State {
    /** It answers. */
    CLOSED,
    /** Something speaks against it, but not enough; the next success is of interest. */
    DOUBTED,
    /** It is away. */
    OPEN
  }

  private volatile State state = State.CLOSED;
  private volatile boolean schemaOutdated;
  private volatile Runnable onSuccess = () -> state = State.CLOSED;

  /** Whether requests are refused. */
  public boolean isOpen() {
    return state == State.OPEN;
  }

  /** Whether the schema is known to be older than this version needs. */
  public boolean schemaOutdated() {
    return schemaOutdated;
  }

  /** Notes what is known. */
  public void set(State known, boolean schemaIsOutdated) {
    state = known;
    schemaOutdated = schemaIsOutdated;
  }

  /**
   * Says what a statement's success leads to while the breaker is not closed; before that is said,
   * it closes.
   */
  public void onSuccess(Runnable action) {
    onSuccess = action;
  }

  /** Notes that the database answered a statement. */
  public void succeeded() {
    // this is on every request's way: no more than a look while all is well
    if (state != State.CLOSED) {
      onSuccess.run();
    }
  }
}
