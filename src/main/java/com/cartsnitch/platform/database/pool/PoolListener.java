package com.cartsnitch.platform.database.pool;

import java.time.Duration;

/** Told how each wait for a connection ended. */
public interface PoolListener {

  /** A connection was handed out. */
  void acquired(Duration waited);

  /** None was. */
  void refused(PoolUnavailableException.Reason reason);

  /** The breaker has opened: the database is known to be away. */
  void breakerOpened();

  /** All connections are being replaced. */
  void evicted();
}
