package com.cartsnitch.platform.http.route;

/**
 * How large a request's body may be. A larger one is refused with 413: by what it declares before
 * any of it is read, and otherwise while it is.
 *
 * @param bytes how many bytes
 * @param tokens how many JSON tokens; a form has half as many fields
 */
public record BodyLimit(int bytes, int tokens) {
  /** For operations that say nothing else. */
  public static final BodyLimit STANDARD = new BodyLimit(1 << 20, 20_000);

  /** For operations without authentication. */
  public static final BodyLimit SMALL = new BodyLimit(16 * 1024, 500);
}
