package com.cartsnitch.auth.token;

import com.cartsnitch.auth.user.IdentitySettings;
import io.helidon.security.jwt.Jwt;
import jakarta.json.JsonString;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Access tokens: who the holder is ({@code sub}) and which sign-in it follows from ({@code sid}, a
 * family of refresh tokens), for a quarter of an hour.
 */
public final class AccessTokens {
  private static final String FAMILY = "sid";
  private static final String TYPE = "type";
  private static final String ACCESS = "access";

  /** One of a sister service, which nothing but its end can end, must end soon. */
  private static final Duration LONGEST_WITHOUT_FAMILY = Duration.ofHours(1);

  private final SignedTokens tokens;
  private final Clock clock;
  private final Duration life;

  /**
   * @param clock the time
   */
  public AccessTokens(IdentitySettings settings, Clock clock) {
    this.tokens = new SignedTokens(settings.jwtSecrets(), clock);
    this.clock = clock;
    this.life = settings.accessTokenLife();
  }

  /** How long a token lives. */
  public Duration life() {
    return life;
  }

  /** Issues the token that belongs to a refresh token; asked again, it is the same. */
  public String issue(RefreshTokens.Issued sibling) {
    return tokens.sign(
        sibling.at(),
        life,
        jwt ->
            jwt.subject(sibling.userId())
                .addPayloadClaim(FAMILY, sibling.family().toString())
                .addPayloadClaim(TYPE, ACCESS));
  }

  /** Reads a token; empty unless it is an access token of ours that names its user. */
  public Optional<AccessToken> read(String text) {
    return tokens.read(text).flatMap(this::accessToken);
  }

  private Optional<AccessToken> accessToken(Jwt jwt) {
    try {
      Optional<UUID> family = claim(jwt, FAMILY).map(UUID::fromString);
      return jwt.subject()
          .filter(_ -> claim(jwt, TYPE).filter(ACCESS::equals).isPresent())
          .filter(_ -> family.isPresent() || endsSoon(jwt))
          .map(user -> new AccessToken(user, family, !tokens.inTime(jwt)));
    } catch (ClassCastException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Optional<String> claim(Jwt jwt, String name) {
    return jwt.payloadClaim(name).map(JsonString.class::cast).map(JsonString::getString);
  }

  private boolean endsSoon(Jwt jwt) {
    Instant latest = clock.instant().plus(LONGEST_WITHOUT_FAMILY);
    return jwt.expirationTime().filter(end -> !end.isAfter(latest)).isPresent();
  }

  /**
   * A token that we signed.
   *
   * @param userId the user
   * @param family which sign-in it follows from; empty in one that a sister service issued
   * @param expired whether its time is over
   */
  public record AccessToken(String userId, Optional<UUID> family, boolean expired) {}
}
