package com.cartsnitch.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.CapturedLog;
import org.junit.jupiter.api.Test;

class NoMailServerTest {
  private static final Letter LETTER = Letters.to("ann@example.com");

  @Test
  void developersFindTheLinkInTheLog() {
    try (CapturedLog log = CapturedLog.of(NoMailServer.class)) {
      new NoMailServer(true).post(LETTER);
      assertThat(log.lines()).singleElement().asString().startsWith("INFO ").contains(Letters.LINK);
    }
  }

  @Test
  void elsewhereItIsSaidOnceAndNothingOfTheLetter() {
    try (CapturedLog log = CapturedLog.of(NoMailServer.class)) {
      NoMailServer nobody = new NoMailServer(false);
      nobody.post(LETTER);
      nobody.post(LETTER);
      assertThat(log.lines())
          .containsExactly(
              "WARN Letters are not delivered, because CARTSNITCH_SMTP_URL is not set");
    }
  }

  @Test
  void aLetterShowsNothingOfItself() {
    assertThat(LETTER).hasToString("Letter");
  }
}
