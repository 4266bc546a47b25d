package com.cartsnitch.platform.problem;

import io.helidon.http.Status;

/** What kind of error: {@link ErrorCode}, or a feature's own where clients know other ones. */
public interface ProblemCode {

  /** What is sent as {@code code}, for programs. */
  String code();

  /** The HTTP status. */
  Status status();

  /** The detail that is sent where nothing more specific can be said. */
  String detail();
}
