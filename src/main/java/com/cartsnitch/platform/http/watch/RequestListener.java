package com.cartsnitch.platform.http.watch;

import com.cartsnitch.platform.problem.ErrorCode;

/** Told of every request that was served. */
public interface RequestListener {

  /** A request was answered. */
  void served(ServedRequest request);

  /** A request ended before routing, by an error that Helidon found. */
  default void refused(ErrorCode code) {}

  /** A request ended without giving a connection back. */
  default void leaked() {}

  /** Tells this one and then another. */
  default RequestListener and(RequestListener other) {
    RequestListener first = this;
    return new RequestListener() {
      @Override
      public void served(ServedRequest request) {
        first.served(request);
        other.served(request);
      }

      @Override
      public void refused(ErrorCode code) {
        first.refused(code);
        other.refused(code);
      }

      @Override
      public void leaked() {
        first.leaked();
        other.leaked();
      }
    };
  }
}
