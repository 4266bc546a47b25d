package com.cartsnitch.platform.crypto;

import com.cartsnitch.platform.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 under one key. */
public final class HmacSha256 {
  private static final String ALGORITHM = "HmacSHA256";

  private static final int KEY_LENGTH = 32;

  private final SecretKey key;

  private HmacSha256(SecretKey key) {
    this.key = key;
  }

  public HmacSha256(Secret secret) {
    this(new SecretKeySpec(bytes(secret), ALGORITHM));
  }

  /**
   * Makes it with a key that is derived from a secret (HKDF-SHA256), so that what serves one
   * purpose tells nothing about what serves another.
   *
   * @param purpose tells the key from others of the same secret
   */
  public static HmacSha256 derived(Secret secret, String purpose) {
    try {
      return new HmacSha256(
          KDF.getInstance("HKDF-SHA256")
              .deriveKey(
                  ALGORITHM,
                  HKDFParameterSpec.ofExtract()
                      .addIKM(bytes(secret))
                      .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), KEY_LENGTH)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java 25 has HKDF-SHA256", e);
    }
  }

  private static byte[] bytes(Secret secret) {
    return secret.value().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The code of a message.
   *
   * @param parts the message, in pieces that are read as one
   * @return 32 bytes
   */
  public byte[] of(byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
