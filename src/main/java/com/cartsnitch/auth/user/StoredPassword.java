package com.cartsnitch.auth.user;

/**
 * A user's password as it is stored. Before it signs a user in, {@link Passwords#stillHolds} must
 * be asked in the same transaction, because comparing takes a while.
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
