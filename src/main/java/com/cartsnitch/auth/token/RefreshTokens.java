package com.cartsnitch.auth.token;

import com.cartsnitch.auth.token.RefreshTokenQueries.Used;
import com.cartsnitch.auth.user.IdentitySettings;
import com.cartsnitch.platform.crypto.HmacSha256;
import com.cartsnitch.platform.crypto.RandomTokens;
import com.cartsnitch.platform.crypto.Sha256;
import com.cartsnitch.platform.database.SqlRunner;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Refresh tokens. One works once and is replaced by the next of its family; if it is used again it
 * counts as stolen, and the family ends. Unless that is within seconds: two tabs of a browser do
 * so, and a client whose answer was lost. Then it has the same successor as before. That one is not
 * kept but made anew, as a code of its predecessor, so that the database holds hashes only.
 */
public final class RefreshTokens {
  private static final Duration SAME_SUCCESSOR_WITHIN = Duration.ofSeconds(10);

  private final RefreshTokenQueries queries;
  private final Duration life;
  private final List<HmacSha256> successors;

  public RefreshTokens(SqlRunner session, IdentitySettings settings) {
    this.queries = new RefreshTokenQueries(session);
    this.life = settings.refreshTokenLife();
    this.successors =
        settings.jwtSecrets().stream()
            .map(secret -> HmacSha256.derived(secret, "cartsnitch refresh token successor"))
            .toList();
  }

  /** Begins a family; the user is held meanwhile. */
  public Issued begin(SqlRunner transaction, String userId) {
    return issue(transaction, RandomTokens.base64(), userId, UUID.randomUUID(), Instant.now());
  }

  /** The user of a token, used or not; empty if there is no such token. */
  public Optional<String> userOf(String token) {
    return queries.userOf(Sha256.of(token));
  }

  /**
   * Uses a token; the user is held meanwhile.
   *
   * @return the next of the family; empty if the token is expired or was used a while ago, and then
   *     its family must end
   */
  public Optional<Issued> replace(SqlRunner transaction, String userId, String token) {
    RefreshTokenQueries tokens = new RefreshTokenQueries(transaction);
    byte[] hash = Sha256.of(token);
    return tokens
        .use(hash)
        .map(used -> issue(transaction, next(token), userId, used.family(), used.at()))
        .or(
            () ->
                tokens
                    .usedWithin(hash, SAME_SUCCESSOR_WITHIN)
                    .flatMap(used -> successor(tokens, userId, token, used)));
  }

  private Optional<Issued> successor(
      RefreshTokenQueries tokens, String userId, String token, Used used) {
    return successors.stream()
        .map(key -> code(key, token))
        .filter(next -> tokens.isInFamily(Sha256.of(next), used.family()))
        .map(next -> new Issued(next, userId, used.family(), used.at()))
        .findFirst();
  }

  private String next(String token) {
    return code(successors.getFirst(), token);
  }

  private static String code(HmacSha256 key, String token) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.of(token.getBytes(StandardCharsets.UTF_8)));
  }

  /** Ends the family of a token, used or not; the user is held meanwhile. */
  public void endFamilyOf(SqlRunner transaction, String token) {
    new RefreshTokenQueries(transaction).endFamilyOf(Sha256.of(token));
  }

  /** Ends every family of a user. */
  public void endAll(SqlRunner transaction, String userId) {
    new RefreshTokenQueries(transaction).endAll(userId);
  }

  /** What a request needs to know of an access token's user and family. */
  public HolderState holder(String userId, Optional<UUID> family) {
    return queries.holder(userId, family);
  }

  private Issued issue(
      SqlRunner transaction, String token, String userId, UUID family, Instant at) {
    new RefreshTokenQueries(transaction).insert(Sha256.of(token), family, userId, life);
    return new Issued(token, userId, family, at);
  }

  /**
   * A token for its holder.
   *
   * @param token the token; only a hash of it is kept
   * @param userId whose it is
   * @param family which sign-in it follows from
   * @param at when it was issued
   */
  public record Issued(String token, String userId, UUID family, Instant at) {}
}
