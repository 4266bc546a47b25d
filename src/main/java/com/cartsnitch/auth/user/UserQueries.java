package com.cartsnitch.auth.user;

import com.cartsnitch.platform.database.SqlRunner;
import com.cartsnitch.platform.database.SqlStatement;
import io.helidon.dbclient.DbRow;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The users. An address finds the user who has it in any case; where two have it but for case (an
 * older database may hold such), only the exact one.
 */
final class UserQueries {
  private static final String COLUMNS =
      """
      u.id, u.email, u.display_name, u.email_verified,
      CASE WHEN length(u.image) <= 2048 THEN u.image END AS image,
      to_char(u.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS created_at,
      to_char(u.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS updated_at
      """;

  /**
   * Finds the user of an address. Its parameters are the address in lower case, twice, and as it
   * was typed. The index finds it; byte by byte it is compared besides, because in the database's
   * language other letters may have the same lower case.
   */
  static final String HAS_EMAIL =
      """
      lower(u.email) = ? AND lower(u.email COLLATE "C") = ?
      AND (u.email = ?
           OR NOT EXISTS (SELECT 1 FROM users o
                          WHERE lower(o.email) = lower(u.email) AND o.id <> u.id))
      """;

  private static final SqlStatement BY_ID =
      new SqlStatement("users.by_id", "SELECT " + COLUMNS + " FROM users u WHERE u.id = ?");

  private static final SqlStatement BY_EMAIL =
      new SqlStatement("users.by_email", "SELECT " + COLUMNS + " FROM users u WHERE " + HAS_EMAIL);

  private static final SqlStatement ALL =
      new SqlStatement(
          "users.all", "SELECT " + COLUMNS + " FROM users u ORDER BY u.created_at, u.id");

  // no unique index tells two addresses apart where an older database holds equal ones
  private static final SqlStatement INSERT =
      new SqlStatement(
          "users.insert",
          """
          INSERT INTO users AS u (id, email, display_name, image)
          SELECT ?, ?, ?, ?
          WHERE NOT EXISTS (SELECT 1 FROM users o WHERE lower(o.email) = lower(?))
            AND NOT EXISTS (SELECT 1 FROM email_changes c
                            WHERE lower(c.old_email) = lower(?)
                              AND c.reserved AND c.expires_at > now())
          ON CONFLICT DO NOTHING
          RETURNING
          """
              + COLUMNS);

  private static final SqlStatement UPDATE =
      new SqlStatement(
          "users.update",
          """
          UPDATE users AS u
          SET display_name = CASE WHEN ? THEN ? ELSE display_name END,
              image = CASE WHEN ? THEN ? ELSE image END
          WHERE u.id = ?
          RETURNING
          """
              + COLUMNS);

  // a new address is unverified until its mail is answered
  private static final SqlStatement CHANGE =
      new SqlStatement(
          "users.change",
          """
          UPDATE users AS u
          SET email = coalesce(n.email, u.email),
              display_name = coalesce(n.display_name, u.display_name),
              email_verified =
                u.email_verified AND lower(u.email) = lower(coalesce(n.email, u.email))
          FROM (SELECT CAST(? AS text) AS email, CAST(? AS text) AS display_name) n
          WHERE u.id = ?
            AND NOT EXISTS (SELECT 1 FROM users o
                            WHERE lower(o.email) = lower(n.email) AND o.id <> u.id)
            AND NOT EXISTS (SELECT 1 FROM email_changes c
                            WHERE lower(c.old_email) = lower(n.email) AND c.user_id <> u.id
                              AND c.reserved AND c.expires_at > now())
          RETURNING
          """
              + COLUMNS);
  private static final SqlStatement RESTORE =
      new SqlStatement(
          "users.restore",
          """
          UPDATE users AS u
          SET email = n.email, email_verified = n.verified
          FROM (SELECT CAST(? AS text) AS email, CAST(? AS boolean) AS verified) n
          WHERE u.id = ?
            AND NOT EXISTS (SELECT 1 FROM users o
                            WHERE lower(o.email) = lower(n.email) AND o.id <> u.id)
          RETURNING
          """
              + COLUMNS);

  private static final SqlStatement VERIFY =
      new SqlStatement(
          "users.verify_email",
          "UPDATE users AS u SET email_verified = true WHERE NOT u.email_verified AND "
              + HAS_EMAIL
              + " RETURNING "
              + COLUMNS);

  private static final SqlStatement DELETE =
      new SqlStatement("users.delete", "DELETE FROM users WHERE id = ?");

  // waits for other sign-ins of the user and for what ends them all, and they for us; what refers
  // to
  // the user waits for none
  private static final SqlStatement LOCK_TO_SIGN_IN =
      new SqlStatement(
          "users.lock_to_sign_in", "SELECT id FROM users WHERE id = ? FOR NO KEY UPDATE");

  private static final SqlStatement LOCK_ADDRESS =
      new SqlStatement(
          "users.lock_address", "SELECT id FROM users WHERE id = ? AND email = ? FOR KEY SHARE");
  private static final SqlStatement LOCK_TO_SIGN_OUT =
      new SqlStatement("users.lock_to_sign_out", "SELECT id FROM users WHERE id = ? FOR UPDATE");

  private final SqlRunner session;

  UserQueries(SqlRunner session) {
    this.session = session;
  }

  Optional<User> byId(String id) {
    return session.first(BY_ID, UserQueries::user, id);
  }

  Optional<User> byEmail(EmailAddress address, String typed) {
    return session.first(BY_EMAIL, UserQueries::user, address.value(), address.value(), typed);
  }

  List<User> all() {
    return session.list(ALL, UserQueries::user);
  }

  /** The new user; empty when the address is in use. */
  Optional<User> insert(String id, String email, String name, @Nullable String image) {
    return session.first(INSERT, UserQueries::user, id, email, name, image, email, email);
  }

  /** The user as he is now; empty when he is gone. */
  Optional<User> update(String id, ProfileChange change) {
    return session.first(
        UPDATE,
        UserQueries::user,
        change.name().isPresent(),
        change.name().orElse(null),
        change.image().isPresent(),
        change.image().flatMap(ProfileChange.Image::url).orElse(null),
        id);
  }

  /** The user as he is now; empty when he is gone or the address is another's. */
  Optional<User> change(String id, @Nullable String email, @Nullable String name) {
    return session.first(CHANGE, UserQueries::user, email, name, id);
  }

  /** The user as he is now; empty when he is gone or the address is another's. */
  Optional<User> restore(String id, String email, boolean verified) {
    return session.first(RESTORE, UserQueries::user, email, verified, id);
  }

  /** The user whose address was verified now; empty if it was verified before or no user has it. */
  Optional<User> verify(EmailAddress address, String typed) {
    return session.first(VERIFY, UserQueries::user, address.value(), address.value(), typed);
  }

  boolean delete(String id) {
    return session.update(DELETE, id) > 0;
  }

  boolean lockToSignIn(String id) {
    return session.first(LOCK_TO_SIGN_IN, _ -> true, id).isPresent();
  }

  boolean lockAddress(String id, String email) {
    return session.first(LOCK_ADDRESS, _ -> true, id, email).isPresent();
  }

  boolean lockToSignOut(String id) {
    return session.first(LOCK_TO_SIGN_OUT, _ -> true, id).isPresent();
  }

  private static User user(DbRow row) {
    @Nullable String name = row.column("display_name").get(String.class);
    return new User(
        name == null ? "" : name,
        row.column("email").get(String.class),
        row.column("email_verified").get(Boolean.class),
        row.column("image").get(String.class),
        row.column("created_at").get(String.class),
        row.column("updated_at").get(String.class),
        row.column("id").get(String.class));
  }
}
