package com.cartsnitch.auth.access;

import java.util.Optional;

/**
 * What the credentials of a request say of its sender.
 *
 * @param standing what they are worth
 * @param userId the user that they name; empty unless they are good
 * @param session the token of the session that they are, if they are one
 * @param cookie whether they came in a cookie
 */
record Caller(Standing standing, String userId, Optional<String> session, boolean cookie) {

  /** What credentials are worth, the best first. */
  enum Standing {
    /** Good, and the user is there. */
    USER,
    /** Good, but they outlived their user. */
    ORPHAN,
    /** Their time is over. */
    EXPIRED,
    /** Unknown, forged or ended. */
    INVALID,
    /** There are none. */
    ABSENT
  }

  static final Caller NONE = new Caller(Standing.ABSENT, "", Optional.empty(), false);

  static Caller refused(Standing standing) {
    return new Caller(standing, "", Optional.empty(), false);
  }

  /** This one, unless the next credentials of the same request are worth more. */
  Caller or(Caller next) {
    boolean worthMore = next.standing == Standing.USER || next.standing == Standing.ORPHAN;
    return standing == Standing.ABSENT || (worthMore && next.standing.compareTo(standing) < 0)
        ? next
        : this;
  }

  /** Whether a user was found. */
  boolean known() {
    return standing == Standing.USER;
  }
}
