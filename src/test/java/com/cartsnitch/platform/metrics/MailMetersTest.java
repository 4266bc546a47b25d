package com.cartsnitch.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.mail.Postman.Outcome;
import io.helidon.metrics.api.MetricsFactory;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MailMetersTest {

  @Test
  void countsLettersByWhatBecameOfThem() {
    try (Meters meters = new Meters(MetricsFactory.getInstance().globalRegistry())) {
      MailMeters mail = new MailMeters(meters);
      mail.accept(Outcome.SENT);
      mail.accept(Outcome.SENT);
      mail.accept(Outcome.DROPPED);
      assertThat(count(meters, "sent")).isEqualTo(2);
      assertThat(count(meters, "failed")).isZero();
      assertThat(count(meters, "dropped")).isEqualTo(1);
    }
  }

  private static long count(Meters meters, String outcome) {
    return meters.counter("mail.letters", "", Map.of("outcome", outcome)).count();
  }
}
