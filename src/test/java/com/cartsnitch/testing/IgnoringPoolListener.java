package com.cartsnitch.testing;

import com.cartsnitch.platform.database.pool.PoolListener;
import com.cartsnitch.platform.database.pool.PoolUnavailableException;
import java.time.Duration;

/** For pools whose measure is not what a test is about. */
public final class IgnoringPoolListener implements PoolListener {
  @Override
  public void acquired(Duration waited) {}

  @Override
  public void refused(PoolUnavailableException.Reason reason) {}

  @Override
  public void breakerOpened() {}

  @Override
  public void evicted() {}
}
