package com.cartsnitch.platform.limit;

import com.cartsnitch.platform.crypto.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The limit on mails that can be requested without signing in, by recipient. Clients are not told
 * of it: that would say whether the address has an account.
 */
public final class LetterLimits {
  private static final Limit LETTERS = new Limit("letters", 5, Duration.ofHours(1));
  private static final int HASH_LENGTH = 16;
  // most providers deliver ann+shop@ where they deliver ann@
  private static final Pattern TAG = Pattern.compile("(?<=[^@])[+][^@]*(?=@)");

  private final Optional<LimitGate> gate;

  LetterLimits(Optional<LimitGate> gate) {
    this.gate = gate;
  }

  /**
   * Counts a letter.
   *
   * @param address where it would go
   * @param known whether there is anything to send; if not, the answer takes as long and nothing
   *     counts against the address
   * @return whether it may be sent
   */
  public boolean admits(String address, boolean known) {
    String subject = hashed(address);
    return gate.map(open -> open.admits(LETTERS, known ? subject : "none:" + subject)).orElse(true);
  }

  private static String hashed(String address) {
    String mailbox = TAG.matcher(address.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
    byte[] hash = Sha256.of(mailbox.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, HASH_LENGTH);
  }
}
