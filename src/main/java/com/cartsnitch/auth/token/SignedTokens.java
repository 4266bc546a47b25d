package com.cartsnitch.auth.token;

import com.cartsnitch.platform.config.Secret;
import io.helidon.security.jwt.Jwt;
import io.helidon.security.jwt.JwtValidator;
import io.helidon.security.jwt.SignedJwt;
import io.helidon.security.jwt.jwk.Jwk;
import io.helidon.security.jwt.jwk.JwkKeys;
import io.helidon.security.jwt.jwk.JwkOctet;
import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** JSON Web Tokens under HS256: the first secret signs, any verifies. */
final class SignedTokens {
  // the library wants a name; our tokens have none, so that sister services can read them
  private static final String UNNAMED = "unnamed";
  private static final JwkKeys NO_KEY_IDS = JwkKeys.builder().build();

  private final List<Jwk> keys;
  private final Clock clock;

  /**
   * @param clock the time
   */
  SignedTokens(List<Secret> secrets, Clock clock) {
    this.keys = secrets.stream().map(SignedTokens::key).toList();
    this.clock = clock;
  }

  private static Jwk key(Secret secret) {
    byte[] bytes = secret.value().getBytes(StandardCharsets.UTF_8);
    String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return JwkOctet.create(
        Json.createObjectBuilder()
            .add(Jwk.PARAM_KEY_TYPE, Jwk.KEY_TYPE_OCT)
            .add(Jwk.PARAM_KEY_ID, UNNAMED)
            .add(Jwk.PARAM_ALGORITHM, JwkOctet.ALG_HS256)
            .add(JwkOctet.PARAM_OCTET_KEY, encoded)
            .build());
  }

  /**
   * Signs a token.
   *
   * @param life how long it is good
   * @param claims adds what it says
   */
  String sign(Duration life, UnaryOperator<Jwt.Builder> claims) {
    return sign(clock.instant(), life, claims);
  }

  /**
   * Signs a token; of the same time, life and claims it is the same.
   *
   * @param from since when it is good
   * @param life how long from then
   * @param claims adds what it says
   */
  String sign(Instant from, Duration life, UnaryOperator<Jwt.Builder> claims) {
    Jwt jwt =
        claims
            .apply(
                Jwt.builder()
                    .algorithm(JwkOctet.ALG_HS256)
                    .issueTime(from)
                    .expirationTime(from.plus(life)))
            .build();
    return SignedJwt.sign(jwt, keys.getFirst()).tokenContent();
  }

  /** What a token says, whether its time is over or not; empty unless we signed it. */
  Optional<Jwt> read(String token) {
    try {
      SignedJwt signed = SignedJwt.parseToken(token);
      return keys.stream().anyMatch(key -> verifies(signed, key))
          ? Optional.of(signed.getJwt())
          : Optional.empty();
    } catch (RuntimeException _) {
      // the library throws what it likes at a claim of a wrong type; its messages quote the token
      return Optional.empty();
    }
  }

  private static boolean verifies(SignedJwt token, Jwk key) {
    return token.verifySignature(NO_KEY_IDS, key).isValid();
  }

  /** Whether a token's time has come and is not over; one without an end is not good at all. */
  boolean inTime(Jwt jwt) {
    return JwtValidator.builder()
        .addExpirationValidator(
            expiration ->
                expiration.now(clock.instant()).mandatory(true).allowedTimeSkew(Duration.ZERO))
        .addNotBeforeValidator(start -> start.now(clock.instant()).mandatory(false))
        .addCriticalValidator()
        .build()
        .validate(jwt)
        .isValid();
  }
}
