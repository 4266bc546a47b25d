package com.cartsnitch.auth.session;

import com.cartsnitch.auth.user.User;
import com.cartsnitch.platform.database.SqlRunner;
import com.cartsnitch.platform.database.SqlStatement;
import io.helidon.dbclient.DbRow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class SessionQueries {
  private static final String COLUMNS =
      """
      s.id, s.token, s.user_id, s.ip_address, left(s.user_agent, 1024) AS user_agent,
      to_char(s.expires_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS expires_at,
      to_char(s.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS created_at,
      to_char(s.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS updated_at
      """;

  // the hottest statement of all: what a request needs to know and no more
  private static final SqlStatement STATE =
      new SqlStatement(
          "sessions.state",
          """
          SELECT s.user_id, s.expires_at <= now() AS expired, u.id IS NOT NULL AS user_exists
          FROM sessions s
          LEFT JOIN users u ON u.id = s.user_id
          WHERE s.token = ?
          """);

  private static final SqlStatement OPEN =
      new SqlStatement(
          "sessions.open",
          "SELECT "
              + COLUMNS
              + """
              , s.expires_at < now() + CAST(? AS interval) AS ends_soon,
              u.email, u.display_name, u.email_verified,
              CASE WHEN length(u.image) <= 2048 THEN u.image END AS image,
              to_char(u.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
                AS user_created_at,
              to_char(u.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
                AS user_updated_at
              FROM sessions s
              JOIN users u ON u.id = s.user_id
              WHERE s.token = ? AND s.expires_at > now()
              """);

  private static final SqlStatement OF_USER =
      new SqlStatement(
          "sessions.of_user",
          "SELECT "
              + COLUMNS
              + """
              FROM (SELECT * FROM sessions
                    WHERE user_id = ? AND expires_at > now()
                    ORDER BY created_at DESC, id LIMIT ?) s
              ORDER BY s.created_at, s.id
              """);

  private static final SqlStatement END_OLDEST =
      new SqlStatement(
          "sessions.end_oldest",
          """
          DELETE FROM sessions WHERE id IN (
            SELECT id FROM sessions WHERE user_id = ? ORDER BY created_at DESC, id OFFSET ?)
          """);

  private static final SqlStatement INSERT =
      new SqlStatement(
          "sessions.insert",
          """
          INSERT INTO sessions AS s (id, token, user_id, expires_at, ip_address, user_agent)
          VALUES (?, ?, ?, now() + CAST(? AS interval), ?, ?)
          RETURNING
          """
              + COLUMNS);

  private static final SqlStatement EXTEND =
      new SqlStatement(
          "sessions.extend",
          """
          UPDATE sessions AS s SET expires_at = now() + CAST(? AS interval)
          WHERE s.token = ? AND s.expires_at > now()
          RETURNING
          """
              + COLUMNS);

  private static final SqlStatement DELETE =
      new SqlStatement("sessions.delete", "DELETE FROM sessions WHERE token = ? RETURNING user_id");

  private static final SqlStatement DELETE_EXPIRED =
      new SqlStatement(
          "sessions.delete_expired",
          "DELETE FROM sessions WHERE token = ? AND expires_at <= now()");

  private static final SqlStatement DELETE_OWN =
      new SqlStatement(
          "sessions.delete_own", "DELETE FROM sessions WHERE token = ? AND user_id = ?");

  private static final SqlStatement DELETE_OTHERS =
      new SqlStatement(
          "sessions.delete_others", "DELETE FROM sessions WHERE user_id = ? AND token <> ?");

  private static final SqlStatement DELETE_ALL =
      new SqlStatement("sessions.delete_all", "DELETE FROM sessions WHERE user_id = ?");

  private final SqlRunner session;

  SessionQueries(SqlRunner session) {
    this.session = session;
  }

  Optional<SessionState> state(String token) {
    return session.first(
        STATE,
        row ->
            new SessionState(
                row.column("user_id").get(String.class),
                row.column("expired").get(Boolean.class),
                row.column("user_exists").get(Boolean.class)),
        token);
  }

  /** The open session, and whether it ends within some time. */
  Optional<OpenSession> open(String token, Duration soon) {
    return session.first(
        OPEN,
        row ->
            new OpenSession(
                new SignedIn(session(row), user(row)), row.column("ends_soon").get(Boolean.class)),
        soon.toString(),
        token);
  }

  /** The newest open sessions of a user, the oldest of them first. */
  List<Session> ofUser(String userId, int most) {
    return session.list(OF_USER, SessionQueries::session, userId, most);
  }

  /** Deletes all but the newest sessions of a user. */
  void endOldest(String userId, int most) {
    session.update(END_OLDEST, userId, most);
  }

  Session insert(String id, String token, String userId, Duration life, SessionSource source) {
    return session
        .first(
            INSERT,
            SessionQueries::session,
            id,
            token,
            userId,
            life.toString(),
            source.address(),
            source.userAgent())
        .orElseThrow();
  }

  Optional<Session> extend(String token, Duration life) {
    return session.first(EXTEND, SessionQueries::session, life.toString(), token);
  }

  /** Whose it was. */
  Optional<String> delete(String token) {
    return session.first(DELETE, row -> row.column("user_id").get(String.class), token);
  }

  void deleteExpired(String token) {
    session.update(DELETE_EXPIRED, token);
  }

  void deleteOwn(String token, String userId) {
    session.update(DELETE_OWN, token, userId);
  }

  void deleteOthers(String userId, String token) {
    session.update(DELETE_OTHERS, userId, token);
  }

  long deleteAll(String userId) {
    return session.update(DELETE_ALL, userId);
  }

  private static Session session(DbRow row) {
    return new Session(
        row.column("expires_at").get(String.class),
        row.column("token").get(String.class),
        row.column("created_at").get(String.class),
        row.column("updated_at").get(String.class),
        row.column("ip_address").get(String.class),
        row.column("user_agent").get(String.class),
        row.column("user_id").get(String.class),
        row.column("id").get(String.class));
  }

  private static User user(DbRow row) {
    @Nullable String name = row.column("display_name").get(String.class);
    return new User(
        name == null ? "" : name,
        row.column("email").get(String.class),
        row.column("email_verified").get(Boolean.class),
        row.column("image").get(String.class),
        row.column("user_created_at").get(String.class),
        row.column("user_updated_at").get(String.class),
        row.column("user_id").get(String.class));
  }

  /**
   * An open session.
   *
   * @param signedIn the session and its user
   * @param endsSoon whether it is worth extending
   */
  record OpenSession(SignedIn signedIn, boolean endsSoon) {}
}
