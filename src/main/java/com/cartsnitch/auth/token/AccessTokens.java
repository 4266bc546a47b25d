package com.cartsnitch.auth.token;

import com.cartsnitch.platform.config.IdentitySettings;
import io.helidon.security.jwt.Jwt;
import jakarta.json.JsonString;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Access tokens: who the holder is ({@code sub}) and which sign-in it follows from ({@code sid}, a
 * family of refresh tokens), for a quarter of an hour.
 */
public final class AccessTokens {
  private static final String FAMILY = "sid";

  private final SignedTokens tokens;
  private final Duration life;

  /**
   * Makes it.
   *
   * @param settings the secrets that sign, and how long a token lives
   * @param clock the time
   */
  public AccessTokens(IdentitySettings settings, Clock clock) {
    this.tokens = new SignedTokens(settings.jwtSecrets(), clock);
    this.life = settings.accessTokenLife();
  }

  /** How long a token lives. */
  public Duration life() {
    return life;
  }

  /** Issues a token. */
  public String issue(String userId, UUID family) {
    return tokens.sign(life, jwt -> jwt.subject(userId).addPayloadClaim(FAMILY, family.toString()));
  }

  /** Reads a token; empty unless it is ours and says who holds it. */
  public Optional<AccessToken> read(String text) {
    return tokens.read(text).flatMap(this::accessToken);
  }

  private Optional<AccessToken> accessToken(Jwt jwt) {
    try {
      Optional<UUID> family =
          jwt.payloadClaim(FAMILY)
              .map(JsonString.class::cast)
              .map(id -> UUID.fromString(id.getString()));
      return jwt.subject().map(user -> new AccessToken(user, family, !tokens.inTime(jwt)));
    } catch (ClassCastException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /**
   * A token that we signed.
   *
   * @param userId who holds it
   * @param family which sign-in it follows from; empty in one that a sister service issued
   * @param expired whether its time is over
   */
  public record AccessToken(String userId, Optional<UUID> family, boolean expired) {}
}
