package com.cartsnitch.auth.token;

import com.cartsnitch.auth.user.IdentitySettings;
import io.helidon.security.jwt.Jwt;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * What a mail carries to show that its address is the user's: signed with the auth secret, as the
 * identity service does, and good for an hour.
 */
public final class EmailTokens {
  private static final Duration LIFE = Duration.ofHours(1);

  private final SignedTokens tokens;

  /**
   * @param clock the time
   */
  public EmailTokens(IdentitySettings settings, Clock clock) {
    this.tokens = new SignedTokens(settings.authSecrets(), clock);
  }

  /** Issues a token for an address. */
  public String issue(String email) {
    return tokens.sign(LIFE, jwt -> jwt.email(email));
  }

  /** Reads a token; empty unless it is ours and names an address. */
  public Optional<EmailToken> read(String text) {
    return tokens.read(text).flatMap(this::emailToken);
  }

  private Optional<EmailToken> emailToken(Jwt jwt) {
    return jwt.email().map(email -> new EmailToken(email, !tokens.inTime(jwt)));
  }

  /**
   * A token that we signed.
   *
   * @param email the address
   * @param expired whether its time is over
   */
  public record EmailToken(String email, boolean expired) {}
}
