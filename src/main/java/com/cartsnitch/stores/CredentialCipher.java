package com.cartsnitch.stores;

import com.cartsnitch.platform.config.Secret;
import com.macasaet.fernet.Key;
import com.macasaet.fernet.Token;
import com.macasaet.fernet.TokenValidationException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Encrypts credentials as Fernet tokens of version 0x80, which sister services read with the same
 * key. Stored credentials do not age: a token is good at any time after it was made.
 */
final class CredentialCipher {
  /** How a token stands in the rows of an earlier service. */
  private static final Pattern WRAPPED =
      Pattern.compile("\\s*\\{\\s*\"encrypted\"\\s*:\\s*\"([A-Za-z0-9_=-]*)\"\\s*}\\s*");

  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]+={0,2}");

  private final SecureRandom random = new SecureRandom();
  private final List<Key> keys;

  CredentialCipher(List<Secret> keys) {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("A Fernet key is needed");
    }
    this.keys = keys.stream().map(key -> new Key(key.value())).toList();
  }

  /** Encrypts a text under the first key. */
  String encrypt(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Token.generate(random, keys.getFirst(), bytes).serialise();
  }

  /**
   * Decrypts a token that any of the keys made.
   *
   * @param stored a token, or one inside {@code {"encrypted": "<token>"}}
   * @throws UnreadableTokenException if it is none, or was made with another key
   */
  String decrypt(String stored) throws UnreadableTokenException {
    Token token = token(unwrapped(stored));
    Key key = maker(token).orElseThrow(() -> new UnreadableTokenException("made with another key"));
    try {
      return token.validateAndDecrypt(key, new Ageless());
    } catch (TokenValidationException | IllegalStateException _) {
      throw new UnreadableTokenException("not a token of this version");
    }
  }

  /** Whether a stored text that can be read is a token as {@link #encrypt} makes it now. */
  boolean isCurrent(String stored) {
    try {
      return token(stored).isValidSignature(keys.getFirst());
    } catch (UnreadableTokenException _) {
      return false;
    }
  }

  private Optional<Key> maker(Token token) {
    return keys.stream().filter(token::isValidSignature).findFirst();
  }

  private static String unwrapped(String stored) {
    Matcher wrapped = WRAPPED.matcher(stored);
    return wrapped.matches() ? wrapped.group(1) : stored;
  }

  private static Token token(String text) throws UnreadableTokenException {
    if (TOKEN.matcher(text).matches()) {
      try {
        return Token.fromString(text);
      } catch (IllegalArgumentException | DateTimeException _) {
        // said below
      }
    }
    throw new UnreadableTokenException("not a token");
  }
}
