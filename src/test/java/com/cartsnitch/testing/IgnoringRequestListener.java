package com.cartsnitch.testing;

import com.cartsnitch.platform.http.watch.RequestListener;
import com.cartsnitch.platform.http.watch.ServedRequest;

/** For routes whose measure is not what a test is about. */
public final class IgnoringRequestListener implements RequestListener {
  @Override
  public void served(ServedRequest request) {}
}
