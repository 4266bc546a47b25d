package com.cartsnitch.auth.session;

/** One of the things that a request shows to be let in. */
public sealed interface Credentials {

  /** Whether it came in a cookie, which browsers send along whatever page asks. */
  boolean cookie();

  /** A session token whose form or signature is wrong. */
  record Forged(boolean cookie) implements Credentials {}

  /**
   * The token of a session, whose signature is good if it has to have one.
   *
   * @param token as {@code sessions.token} holds it
   */
  record SessionToken(String token, boolean cookie) implements Credentials {}

  /**
   * A JSON Web Token that is not verified yet.
   *
   * @param text the token as it was sent
   */
  record AccessToken(String text) implements Credentials {
    @Override
    public boolean cookie() {
      return false;
    }
  }
}
