package com.cartsnitch.platform.operation;

/** Prepares an operation once, when the service starts. */
@FunctionalInterface
interface Binding {
  Step bind(Frame frame);

  /** Serves one request. */
  @FunctionalInterface
  interface Step {
    void serve(Call call);
  }
}
