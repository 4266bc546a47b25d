package com.cartsnitch.platform.database.pool;

import org.jspecify.annotations.Nullable;

/**
 * No connection could be had. The message is constant, so that it holds no address or credential.
 */
public final class PoolUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why there was no connection. */
  public enum Reason {
    /** The database is known to be away; callers are refused without waiting. */
    BREAKER_OPEN("the database is known to be unavailable"),
    /** Every connection stayed in use for the whole wait. */
    EXHAUSTED("every connection stayed in use"),
    /** A connection could not be made in time. */
    UNREACHABLE("no connection could be made"),
    /** As many requests use the database as may. */
    OVERLOADED("as many requests use the database as may"),
    /** One user has as many requests under way as he may. */
    USER_SHARE("the user has as many requests under way as one may"),
    /** Too many wait already. */
    LINE_FULL("too many wait for a connection"),
    /** The client that it was for has closed its end. */
    CLIENT_GONE("the client has gone"),
    /** The service is stopping. */
    DRAINING("the service is stopping");

    private final String message;

    Reason(String message) {
      this.message = message;
    }
  }

  private final Reason reason;

  public PoolUnavailableException(Reason reason, @Nullable Throwable cause) {
    super(reason.message, cause, false, cause != null);
    this.reason = reason;
  }

  public PoolUnavailableException(Reason reason) {
    this(reason, null);
  }

  /** Why there was no connection. */
  public Reason reason() {
    return reason;
  }
}
