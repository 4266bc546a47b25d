package com.cartsnitch.auth.session;

import com.cartsnitch.auth.session.SessionQueries.OpenSession;
import com.cartsnitch.platform.crypto.RandomTokens;
import com.cartsnitch.platform.database.SqlRunner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The sessions. Nothing about one is kept in memory, so that one which was revoked is dead at once,
 * everywhere. A token is always made here: none that a client brought along ever becomes a session.
 */
public final class Sessions {
  /** One that was extended within the last day is not extended again. */
  private static final Duration EXTEND_BELOW = Duration.ofDays(6);

  private static final int MOST_OF_A_USER = 100;

  private final SessionQueries queries;

  public Sessions(SqlRunner session) {
    this.queries = new SessionQueries(session);
  }

  /** What a request needs to know of a session; empty if there is none of that token. */
  public Optional<SessionState> state(String token) {
    return queries.state(token);
  }

  /** An open session and its user. */
  public Optional<SignedIn> find(String token) {
    return queries.open(token, EXTEND_BELOW).map(OpenSession::signedIn);
  }

  /**
   * An open session and its user; with less than six days left it is extended, unless it is to end
   * with the browser.
   *
   * @param token the session
   * @param lifetime what was agreed when it was opened
   * @return the session as it is now, and whether it was extended
   */
  public Optional<Visit> visit(String token, Lifetime lifetime) {
    Optional<OpenSession> open = queries.open(token, EXTEND_BELOW);
    if (open.isEmpty()) {
      queries.deleteExpired(token);
      return Optional.empty();
    }
    SignedIn signedIn = open.get().signedIn();
    return open.filter(OpenSession::endsSoon)
        .filter(_ -> lifetime == Lifetime.REMEMBERED)
        .flatMap(_ -> queries.extend(token, Lifetime.REMEMBERED.duration()))
        .map(session -> new Visit(new SignedIn(session, signedIn.user()), true))
        .or(() -> Optional.of(new Visit(signedIn, false)));
  }

  /** The open sessions of a user, the oldest first; of more than 100 the newest. */
  public List<Session> ofUser(String userId) {
    return queries.ofUser(userId, MOST_OF_A_USER);
  }

  /**
   * Opens a session; of more than 100 the oldest ends.
   *
   * @param transaction in which it happens
   * @param userId whose it is; the user is held meanwhile
   * @param lifetime how long it lives
   * @param source from where
   */
  public Session open(
      SqlRunner transaction, String userId, Lifetime lifetime, SessionSource source) {
    SessionQueries sessions = new SessionQueries(transaction);
    sessions.endOldest(userId, MOST_OF_A_USER - 1);
    return sessions.insert(
        RandomTokens.alphanumeric(),
        RandomTokens.alphanumeric(),
        userId,
        lifetime.duration(),
        source);
  }

  /** Ends a session, and tells whose it was; empty if there was none. */
  public Optional<String> end(String token) {
    return queries.delete(token);
  }

  /** Ends a session if it is the user's. */
  public void endOwn(String userId, String token) {
    queries.deleteOwn(token, userId);
  }

  /** Ends all sessions of a user but one. */
  public void endOthers(SqlRunner transaction, String userId, String token) {
    new SessionQueries(transaction).deleteOthers(userId, token);
  }

  /**
   * Ends all sessions of a user.
   *
   * @return how many there were
   */
  public long endAll(SqlRunner transaction, String userId) {
    return new SessionQueries(transaction).deleteAll(userId);
  }

  /**
   * A session that was looked at.
   *
   * @param signedIn the session and its user
   * @param extended whether it lives longer now
   */
  public record Visit(SignedIn signedIn, boolean extended) {}
}
