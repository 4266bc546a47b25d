package com.cartsnitch.platform.operation;

import com.cartsnitch.platform.http.input.RequestInput;

/**
 * Reads what an operation needs of a request. It may go on after a bad field: all of them are
 * reported together, and the operation does not run.
 *
 * @param <I> what is read
 */
@FunctionalInterface
public interface Reader<I> {
  /** Reads parameters and body. */
  I read(RequestInput input);
}
