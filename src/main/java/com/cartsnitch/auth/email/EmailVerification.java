package com.cartsnitch.auth.email;

import com.cartsnitch.auth.mail.AuthMails;
import com.cartsnitch.auth.session.Lifetime;
import com.cartsnitch.auth.session.SessionSource;
import com.cartsnitch.auth.session.Sessions;
import com.cartsnitch.auth.token.EmailTokens;
import com.cartsnitch.auth.token.EmailTokens.EmailToken;
import com.cartsnitch.auth.user.User;
import com.cartsnitch.auth.user.Users;
import com.cartsnitch.platform.database.Database;
import com.cartsnitch.platform.database.SqlRunner;
import com.cartsnitch.platform.limit.LetterLimits;
import java.util.Optional;

/** Lets users show that their addresses are theirs. */
public final class EmailVerification {
  private final Database database;
  private final Users users;
  private final Sessions sessions;
  private final EmailTokens tokens;
  private final AuthMails letters;
  private final LetterLimits limits;

  public EmailVerification(
      Database database,
      Users users,
      Sessions sessions,
      EmailTokens tokens,
      AuthMails letters,
      LetterLimits limits) {
    this.database = database;
    this.users = users;
    this.sessions = sessions;
    this.tokens = tokens;
    this.letters = letters;
    this.limits = limits;
  }

  /**
   * Mails a user the link, unless his address got enough letters within the hour.
   *
   * @param callback where it leads in the end
   */
  public void mail(User user, Optional<String> callback) {
    if (limits.admits(user.email(), true)) {
      letters.verification(user, tokens.issue(user.email()), callback);
    }
  }

  /** Takes as long, where there is nothing to verify. */
  public void mailNothing(String email) {
    boolean _ = limits.admits(email, false);
  }

  /**
   * Follows the link. The first use signs the user in, unless the browser is signed in already: a
   * link to a foreign account must not switch the account of the person who follows it.
   *
   * @param token what the link carries
   * @param caller the user who is signed in where it was followed
   * @param source from where
   */
  public Outcome follow(String token, Optional<User> caller, SessionSource source) {
    Optional<EmailToken> read = tokens.read(token);
    if (read.isEmpty()) {
      return new Outcome.Invalid();
    }
    if (read.get().expired()) {
      return new Outcome.Expired();
    }
    return verify(read.get().email(), caller.isEmpty(), source);
  }

  private Outcome verify(String email, boolean signIn, SessionSource source) {
    return database
        .inTransaction(
            transaction ->
                users
                    .verifyEmail(transaction, email)
                    .map(user -> verified(transaction, user, signIn, source)))
        .orElseGet(
            () ->
                users.byEmail(email).isPresent()
                    ? new Outcome.VerifiedBefore()
                    : new Outcome.NoUser());
  }

  private Outcome verified(SqlRunner transaction, User user, boolean signIn, SessionSource source) {
    return new Outcome.Verified(
        user.id(),
        signIn
            ? Optional.of(
                sessions.open(transaction, user.id(), Lifetime.REMEMBERED, source).token())
            : Optional.empty());
  }

  /** What came of following a link. */
  public sealed interface Outcome {
    /**
     * The address is verified now.
     *
     * @param userId whose it is
     * @param session the token of the new session, if one was opened
     */
    record Verified(String userId, Optional<String> session) implements Outcome {}

    /** It was verified before. */
    record VerifiedBefore() implements Outcome {}

    /** The link is too old. */
    record Expired() implements Outcome {}

    /** The link is not ours. */
    record Invalid() implements Outcome {}

    /** No user has that address any more. */
    record NoUser() implements Outcome {}
  }
}
