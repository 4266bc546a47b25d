package com.cartsnitch.platform.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.postgresql.util.PSQLException;

/** What PostgreSQL's SQLSTATEs mean to a request. This table is the only place that knows. */
public final class SqlStates {

  /** What a failure means. */
  public enum Meaning {
    /** The database can't serve now; 503, retry in 2 to 8 s. */
    UNAVAILABLE,
    /** Another transaction is in the way; 503, retry in 1 s. */
    BUSY,
    /** The statement ran into its time limit; 504. */
    STATEMENT_TIMEOUT,
    /** The credentials or the database's name are wrong; 503, mended by the operator. */
    AUTH,
    /**
     * The statement does not fit the schema, or the role may not run it; 500, or 503 while the
     * schema is known to be older than this version needs.
     */
    SCHEMA,
    /** The data contradicts a constraint; the route says 409 or 422, else 500. */
    CONSTRAINT,
    /** Anything else; 500. */
    OTHER
  }

  /** The role may not do it; of a login: may not connect. */
  public static final String NO_RIGHT = "42501";

  /** The server, the database or the role has as many connections as it may. */
  public static final String NO_CONNECTION_LEFT = "53300";

  private static final Set<String> ROLLED_BACK = Set.of("40001", "40P01");

  /** The server ended the session. */
  private static final Set<String> ENDED =
      Set.of("57P01", "57P02", "57P04", "57P05", "25P03", "25P04");

  /** A state, or the class that the first two characters are, with its meaning. */
  private static final Map<String, Meaning> MEANINGS = meanings();

  private static final String NO_SUCH_KEY = "23503";

  private SqlStates() {}

  /**
   * Whether a row was to be a user's who is not there any more. Every reference to the users is a
   * column {@code user_id}, and PostgreSQL names the constraint after it.
   */
  public static boolean missesUser(SQLException failure) {
    return NO_SUCH_KEY.equals(failure.getSQLState())
        && failure instanceof PSQLException refused
        && refused.getServerErrorMessage() != null
        && String.valueOf(refused.getServerErrorMessage().getConstraint()).contains("user_id");
  }

  /** The table, in the order that `src/docs/health.md` shows. */
  public static Map<String, Meaning> table() {
    return MEANINGS;
  }

  private static Map<String, Meaning> meanings() {
    Map<String, Meaning> table = new LinkedHashMap<>();
    put(
        table,
        Meaning.UNAVAILABLE,
        "08",
        "53",
        "57P01",
        "57P02",
        "57P03",
        "57P04",
        "57P05",
        "58",
        "25006");
    put(table, Meaning.UNAVAILABLE, "25P03", "25P04");
    put(table, Meaning.BUSY, "55P03", "40001", "40P01");
    put(table, Meaning.STATEMENT_TIMEOUT, "57014");
    put(table, Meaning.AUTH, "28", "3D000");
    put(table, Meaning.SCHEMA, "42", "3F000");
    put(table, Meaning.CONSTRAINT, "23");
    return Collections.unmodifiableMap(table);
  }

  private static void put(Map<String, Meaning> table, Meaning meaning, String... states) {
    for (String state : states) {
      table.put(state, meaning);
    }
  }

  /** What a failure means. */
  public static Meaning of(SQLException failure) {
    return stalePlan(failure) ? Meaning.BUSY : of(String.valueOf(failure.getSQLState()));
  }

  /** Whether another transaction was in the way, so that this one was rolled back. */
  static boolean rolledBack(SQLException failure) {
    return ROLLED_BACK.contains(failure.getSQLState());
  }

  /** Whether the schema was changed under a prepared statement. */
  public static boolean stalePlan(SQLException failure) {
    return "0A000".equals(failure.getSQLState())
        && String.valueOf(failure.getMessage()).contains("cached plan");
  }

  /** Whether the connection is no more, so that the answer to what was asked never came. */
  static boolean connectionDied(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return state.startsWith("08") || ENDED.contains(state);
  }

  /** What a state means; the exact state before its class. */
  public static Meaning of(String state) {
    String stateClass = state.length() == 5 ? state.substring(0, 2) : "";
    return MEANINGS.getOrDefault(state, MEANINGS.getOrDefault(stateClass, Meaning.OTHER));
  }

  /**
   * Whether a login failed because the server does not want it: the credentials, the role's rights,
   * or no connection left. Asking again at once would only make it worse.
   */
  public static boolean refusesLogin(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return of(state) == Meaning.AUTH || state.equals(NO_RIGHT) || state.equals(NO_CONNECTION_LEFT);
  }

  /**
   * The SQL failure inside an exception: the first in its causes that carries a state.
   *
   * @param failure anything that was thrown
   */
  public static Optional<SQLException> find(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 20; depth++) {
      if (cause instanceof SQLException sql) {
        Optional<SQLException> stated = stated(sql);
        if (stated.isPresent()) {
          return stated;
        }
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }

  private static Optional<SQLException> stated(SQLException failure) {
    List<SQLException> found = new ArrayList<>();
    for (Iterator<Throwable> chain = failure.iterator(); chain.hasNext(); ) {
      if (chain.next() instanceof SQLException sql && sql.getSQLState() != null) {
        found.add(sql);
      }
    }
    return found.stream().findFirst();
  }
}
