package com.cartsnitch.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cartsnitch.platform.config.Secret;
import com.macasaet.fernet.Key;
import com.macasaet.fernet.Token;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.spec.IvParameterSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialCipherTest {
  /**
   * The key, and the token of "hello" at a fixed time with a fixed vector, of the specification.
   */
  private static final String PUBLISHED_KEY = "cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=";

  private static final String PUBLISHED_TOKEN =
      "gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA==";

  private static final String OTHER_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

  private final CredentialCipher cipher = cipher(PUBLISHED_KEY);

  private static CredentialCipher cipher(String... keys) {
    return new CredentialCipher(List.of(keys).stream().map(Secret::new).toList());
  }

  @Test
  void readsThePublishedToken() throws Exception {
    assertThat(cipher.decrypt(PUBLISHED_TOKEN)).isEqualTo("hello");
  }

  @Test
  void theLibraryMakesThePublishedToken() {
    byte[] vector = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    Instant time = Instant.parse("1985-10-26T08:20:00Z");
    Token token = new FixedToken(new Key(PUBLISHED_KEY), time, vector, "hello");
    assertThat(token.serialise()).isEqualTo(PUBLISHED_TOKEN);
  }

  @ParameterizedTest
  @CsvSource({
    "incorrect mac,"
        + " gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAl1-szkFVzXTuGb4hR8AKtwcaX1YdykQUFBQUFBQUFBQQ==",
    "too short, gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPA==",
    "invalid base64,"
        + " %%%%%%%%%%%%%AECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAl1-szkFVzXTuGb4hR8AKtwcaX1YdykRtfsH-p1YsUD2Q==",
    "payload size not multiple of block size,"
        + " gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPOm73QeoCk9uGib28Xe5vz6oxq5nmxbx_v7mrfyudzUm",
    "payload padding error,"
        + " gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0ODz4LEpdELGQAad7aNEHbf-JkLPIpuiYRLQ3RtXatOYREu2FWke6CnJNYIbkuKNqOhw==",
    "incorrect IV (causes padding error),"
        + " gAAAAAAdwJ6xBQECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAkLhFLHpGtDBRLRTZeUfWgHSv49TF2AUEZ1TIvcZjK1zQ==",
    "trailing characters after b64 padding,"
        + " gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA==trailingdata",
    "invalid characters in b64,"
        + " *gAAAAAAdwJ6wAAECAwQFBgcI!CQoLDA0ODy021?cpGVWKZ_eEwC@GM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA==",
    "invalid non-urlsafe characters in b64,"
        + " gAAAAAAdwJ6wAAEC/AwQFBgcICQoLDA0ODy+021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA==",
  })
  void refusesThePublishedInvalidTokens(String description, String token) {
    assertThatThrownBy(() -> cipher.decrypt(token))
        .as(description)
        .isInstanceOf(UnreadableTokenException.class);
  }

  /** Stored credentials do not age, and are not too young because a clock was wrong. */
  @ParameterizedTest
  @CsvSource({
    "expired TTL,"
        + " gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAl1-szkFVzXTuGb4hR8AKtwcaX1YdykRtfsH-p1YsUD2Q==",
    "far-future TS (unacceptable clock skew),"
        + " gAAAAAAdwStRAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAnja1xKYyhd-Y6mSkTOyTGJmw2Xc2a6kBd-iX9b_qXQcw==",
  })
  void readsTokensOfAnyTime(String description, String token) throws Exception {
    assertThat(cipher.decrypt(token)).as(description).isEmpty();
    Instant in50Years = Instant.now().plusSeconds(50L * 365 * 86_400);
    Token young = new FixedToken(new Key(PUBLISHED_KEY), in50Years, new byte[16], "hello");
    assertThat(cipher.decrypt(young.serialise())).isEqualTo("hello");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"password\":\"Grüße, 世界 🛒\",\"pin\":1e2}"})
  void readsWhatItMade(String text) throws Exception {
    String token = cipher.encrypt(text);
    assertThat(token).matches("gAAAAA[A-Za-z0-9_-]+={0,2}");
    assertThat(Base64.getUrlDecoder().decode(token)[0]).isEqualTo((byte) 0x80);
    assertThat(cipher.decrypt(token)).isEqualTo(text);
    assertThat(cipher.isCurrent(token)).isTrue();
  }

  @Test
  void theSameTextIsNeverTheSameToken() {
    assertThat(cipher.encrypt("hello")).isNotEqualTo(cipher.encrypt("hello"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"encrypted\": \"%s\"}",
        "{\"encrypted\":\"%s\"}",
        " { \"encrypted\" : \"%s\" }\n"
      })
  void readsATokenInTheFormOfAnEarlierService(String form) throws Exception {
    String stored = form.formatted(PUBLISHED_TOKEN);
    assertThat(cipher.decrypt(stored)).isEqualTo("hello");
    assertThat(cipher.isCurrent(stored)).isFalse();
  }

  @Test
  void theFirstKeyEncryptsAndAllDecrypt() throws Exception {
    CredentialCipher rotated = cipher(OTHER_KEY, PUBLISHED_KEY);
    assertThat(rotated.decrypt(PUBLISHED_TOKEN)).isEqualTo("hello");
    assertThat(rotated.isCurrent(PUBLISHED_TOKEN)).isFalse();
    String token = rotated.encrypt("hello");
    assertThat(rotated.isCurrent(token)).isTrue();
    assertThat(cipher(OTHER_KEY).decrypt(token)).isEqualTo("hello");
    assertUnreadable(cipher, token);
  }

  @Test
  void aTokenOfAnotherKeyIsUnreadable() {
    assertUnreadable(cipher(OTHER_KEY), PUBLISHED_TOKEN);
  }

  @Test
  void aTokenOfAnotherVersionIsUnreadable() {
    byte[] bytes = Base64.getUrlDecoder().decode(PUBLISHED_TOKEN);
    bytes[0] = (byte) 0x81;
    assertUnreadable(cipher, Base64.getUrlEncoder().encodeToString(bytes));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "hello",
        "gAAAAA",
        "null",
        "{}",
        "{\"encrypted\": null}",
        "{\"encrypted\": \"\"}",
        "{\"encrypted\": \"hello\"}",
        "{\"password\": \"s3same\"}",
        "\u0000",
        "===="
      })
  void garbageIsUnreadable(String stored) {
    assertUnreadable(cipher, stored);
  }

  @Test
  void aTimeBeyondAllTimesIsUnreadable() {
    byte[] bytes = Base64.getUrlDecoder().decode(PUBLISHED_TOKEN);
    bytes[1] = 0x7f;
    assertUnreadable(cipher, Base64.getUrlEncoder().encodeToString(bytes));
  }

  @Test
  void withoutAKeyThereIsNoCipher() {
    assertThatThrownBy(() -> new CredentialCipher(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertUnreadable(CredentialCipher cipher, String stored) {
    assertThatThrownBy(() -> cipher.decrypt(stored))
        .isInstanceOf(UnreadableTokenException.class)
        .hasNoCause()
        .message()
        .doesNotContain("hello", "s3same", "gAAAAA");
  }

  /** A token whose time and vector are given. */
  private static final class FixedToken extends Token {
    FixedToken(Key key, Instant time, byte[] vector, String text) {
      this(key, time, new IvParameterSpec(vector), text.getBytes(StandardCharsets.UTF_8));
    }

    private FixedToken(Key key, Instant time, IvParameterSpec vector, byte[] text) {
      this(key, time, vector, key.encrypt(text, vector), (byte) 0x80);
    }

    private FixedToken(
        Key key, Instant time, IvParameterSpec vector, byte[] cipherText, byte version) {
      super(version, time, vector, cipherText, key.sign(version, time, vector, cipherText));
    }
  }
}
