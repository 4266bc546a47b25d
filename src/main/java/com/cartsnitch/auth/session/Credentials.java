package com.cartsnitch.auth.session;

/** What a request shows to be let in. */
public sealed interface Credentials {

  /** Nothing. */
  record None() implements Credentials {}

  /** A session token whose form or signature is wrong. */
  record Forged() implements Credentials {}

  /**
   * The token of a session, whose signature is good if it has to have one.
   *
   * @param token as {@code sessions.token} holds it
   * @param signed whether it carries a signature that only we can have made
   */
  record SessionToken(String token, boolean signed) implements Credentials {}

  /**
   * A JSON Web Token that nobody has verified yet.
   *
   * @param text the token as it was sent
   */
  record AccessToken(String text) implements Credentials {}
}
