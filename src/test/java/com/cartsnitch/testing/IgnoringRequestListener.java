package com.cartsnitch.testing;

import com.cartsnitch.platform.http.RequestListener;
import java.time.Duration;

/** For routes whose measure is not what a test is about. */
public final class IgnoringRequestListener implements RequestListener {
  @Override
  public void served(String method, String template, int status, Duration elapsed) {}

  @Override
  public void leaked() {}
}
