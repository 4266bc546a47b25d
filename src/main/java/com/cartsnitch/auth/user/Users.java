package com.cartsnitch.auth.user;

import com.cartsnitch.platform.crypto.RandomTokens;
import com.cartsnitch.platform.database.SqlRunner;
import com.cartsnitch.platform.database.SqlStates;
import com.cartsnitch.platform.problem.ApiException;
import com.cartsnitch.platform.problem.ErrorCode;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The users. */
public final class Users {
  /** The error for an address that another user has. */
  public static final String EMAIL_IN_USE = "Email already in use";

  private static final String UNIQUE_VIOLATION = "23505";

  private final UserQueries queries;

  public Users(SqlRunner session) {
    this.queries = new UserQueries(session);
  }

  /** A user by his id. */
  public Optional<User> find(String id) {
    return queries.byId(id);
  }

  /** A user by his id, as a transaction sees him. */
  public Optional<User> find(SqlRunner transaction, String id) {
    return new UserQueries(transaction).byId(id);
  }

  /**
   * A user by his e-mail address.
   *
   * @param email the address as it was typed; text that is no address matches no user
   */
  public Optional<User> byEmail(String email) {
    return EmailAddress.parse(email).flatMap(address -> queries.byEmail(address, email));
  }

  /** All of them, the oldest first. */
  public List<User> all() {
    return queries.all();
  }

  /**
   * Makes a user.
   *
   * @param transaction in which it happens
   * @param email his address
   * @param name the user's name
   * @param image the URL of a picture
   * @return the new user; empty if the address is in use, or was another's until lately
   */
  public Optional<User> create(
      SqlRunner transaction, EmailAddress email, String name, @Nullable String image) {
    return new UserQueries(transaction)
        .insert(RandomTokens.alphanumeric(), email.value(), name, image);
  }

  /**
   * Changes the profile.
   *
   * @return the user as he is now; empty if he is gone
   */
  public Optional<User> update(String id, ProfileChange change) {
    return queries.update(id, change);
  }

  /**
   * Changes address and name.
   *
   * @param transaction in which it happens
   * @param id the user
   * @param email the new address, unverified; empty: it stays
   * @param name the new name; empty: it stays
   * @return the user as he is now; empty if he is gone
   * @throws ApiException 409 if the address is another's, or was until lately
   */
  public Optional<User> change(
      SqlRunner transaction, String id, Optional<EmailAddress> email, Optional<String> name) {
    UserQueries users = new UserQueries(transaction);
    return unlessTaken(
        users,
        id,
        () -> users.change(id, email.map(EmailAddress::value).orElse(null), name.orElse(null)));
  }

  /**
   * Gives a user back an address that he had.
   *
   * @param transaction in which it happens
   * @param id the user
   * @param email the address
   * @param verified whether it was known to be his
   * @return the user as he is now; empty if he is gone
   * @throws ApiException 409 if the address is another's
   */
  public Optional<User> restore(SqlRunner transaction, String id, String email, boolean verified) {
    UserQueries users = new UserQueries(transaction);
    return unlessTaken(users, id, () -> users.restore(id, email, verified));
  }

  private static Optional<User> unlessTaken(
      UserQueries users, String id, Supplier<Optional<User>> change) {
    Optional<User> changed = unlessTaken(change);
    if (changed.isEmpty() && users.byId(id).isPresent()) {
      throw inUse();
    }
    return changed;
  }

  /** Another request may take the address at the same moment. */
  private static <T> T unlessTaken(Supplier<T> change) {
    try {
      return change.get();
    } catch (RuntimeException e) {
      if (SqlStates.find(e)
          .map(SQLException::getSQLState)
          .filter(UNIQUE_VIOLATION::equals)
          .isPresent()) {
        throw inUse();
      }
      throw e;
    }
  }

  private static ApiException inUse() {
    return ApiException.of(ErrorCode.CONFLICT, EMAIL_IN_USE);
  }

  /**
   * Notes that an address is its user's.
   *
   * @param transaction in which it happens
   * @param email the address
   * @return the user, if that was not known before
   */
  public Optional<User> verifyEmail(SqlRunner transaction, String email) {
    return EmailAddress.parse(email)
        .flatMap(address -> new UserQueries(transaction).verify(address, email));
  }

  /**
   * Deletes a user and all that is his.
   *
   * @return whether there was one
   */
  public boolean delete(SqlRunner transaction, String id) {
    return new UserQueries(transaction).delete(id);
  }

  /**
   * Holds a user until the transaction ends, so that his address does not change meanwhile.
   *
   * @return whether he is there, and has that address
   */
  public boolean holdAddress(SqlRunner transaction, String id, String email) {
    return new UserQueries(transaction).lockAddress(id, email);
  }

  /**
   * Holds a user until the transaction ends, so that no other sign-in of the same user runs
   * meanwhile, and all are not ended.
   *
   * @return whether he is there
   */
  public boolean holdToSignIn(SqlRunner transaction, String id) {
    return new UserQueries(transaction).lockToSignIn(id);
  }

  /**
   * Holds a user until the transaction ends, so that he does not sign in meanwhile.
   *
   * @return whether he is there
   */
  public boolean holdToSignOut(SqlRunner transaction, String id) {
    return new UserQueries(transaction).lockToSignOut(id);
  }
}
