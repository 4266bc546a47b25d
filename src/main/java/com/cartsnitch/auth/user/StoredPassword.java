package com.cartsnitch.auth.user;

/**
 * A user's password as it is stored. Whoever lets the user in on it asks {@link
 * Passwords#stillHolds} in the same transaction, since it takes a while to compare.
 *
 * @param userId whose it is
 * @param hash its bcrypt hash
 */
public record StoredPassword(String userId, String hash) {
  @Override
  public String toString() {
    return "StoredPassword[" + userId + "]";
  }
}
