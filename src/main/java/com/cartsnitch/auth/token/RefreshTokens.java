package com.cartsnitch.auth.token;

import com.cartsnitch.platform.config.IdentitySettings;
import com.cartsnitch.platform.database.SqlSession;
import com.cartsnitch.platform.security.RandomTokens;
import com.cartsnitch.platform.security.Sha256;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Refresh tokens. One works once and is replaced by the next of its family; if it is used again,
 * somebody has stolen it, and the family ends.
 */
public final class RefreshTokens {
  private final RefreshTokenQueries queries;
  private final Duration life;

  /**
   * Makes it.
   *
   * @param session the database
   * @param settings how long a token lives
   */
  public RefreshTokens(SqlSession session, IdentitySettings settings) {
    this.queries = new RefreshTokenQueries(session);
    this.life = settings.refreshTokenLife();
  }

  /** Begins a family; the user is held meanwhile. */
  public Issued begin(SqlSession transaction, String userId) {
    return issue(transaction, userId, UUID.randomUUID());
  }

  /** Whose a token is, used or not; empty if there is none. */
  public Optional<String> userOf(String token) {
    return queries.userOf(Sha256.of(token));
  }

  /**
   * Uses a token; the user is held meanwhile.
   *
   * @return the next of the family; empty if the token is expired or was used before, and then the
   *     family has ended
   */
  public Optional<Issued> replace(SqlSession transaction, String userId, String token) {
    RefreshTokenQueries tokens = new RefreshTokenQueries(transaction);
    byte[] hash = Sha256.of(token);
    Optional<Issued> next = tokens.use(hash).map(family -> issue(transaction, userId, family));
    if (next.isEmpty()) {
      tokens.endFamilyOf(hash);
    }
    return next;
  }

  /** Ends every family of a user. */
  public void endAll(SqlSession transaction, String userId) {
    new RefreshTokenQueries(transaction).endAll(userId);
  }

  /** What a request needs to know of an access token's user and family. */
  public HolderState holder(String userId, Optional<UUID> family) {
    return queries.holder(userId, family);
  }

  private Issued issue(SqlSession transaction, String userId, UUID family) {
    String token = RandomTokens.base64();
    new RefreshTokenQueries(transaction).insert(Sha256.of(token), family, userId, life);
    return new Issued(token, userId, family);
  }

  /**
   * A token for its holder.
   *
   * @param token the token; only a hash of it is kept
   * @param userId whose it is
   * @param family which sign-in it follows from
   */
  public record Issued(String token, String userId, UUID family) {}

  /**
   * What has become of the user and family that an access token names.
   *
   * @param userExists whether the user is still there
   * @param live whether the sign-in has not been ended
   */
  public record HolderState(boolean userExists, boolean live) {}
}
