package com.cartsnitch.platform.health;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log of outages: the whole cause when one begins, a line with a count at most every 30 s
 * while it lasts, its length when it ends. Used by one thread at a time.
 */
final class HealthLog {
  private static final Logger LOG = LoggerFactory.getLogger(HealthLog.class);
  private static final long REMINDER = Duration.ofSeconds(30).toNanos();

  private boolean down;
  private long downSince;
  private long remindedAt;
  private long failures;

  void note(Verdict verdict) {
    if (verdict.up()) {
      recovered(verdict);
    } else if (!down) {
      lost(verdict);
    } else {
      still(verdict);
    }
  }

  private void lost(Verdict verdict) {
    down = true;
    downSince = verdict.checkedAt();
    remindedAt = verdict.checkedAt();
    failures = 1;
    LOG.error("The database can't be used: {}", word(verdict), verdict.cause());
  }

  private void still(Verdict verdict) {
    failures++;
    if (verdict.checkedAt() - remindedAt >= REMINDER) {
      remindedAt = verdict.checkedAt();
      LOG.warn("The database still can't be used: {}; {} probes failed", word(verdict), failures);
    }
  }

  private void recovered(Verdict verdict) {
    if (down) {
      down = false;
      Duration outage = Duration.ofNanos(verdict.checkedAt() - downSince);
      LOG.info("The database can be used again after {} ms", outage.toMillis());
    }
  }

  private static String word(Verdict verdict) {
    return verdict.reason() == null ? "ok" : verdict.reason().word();
  }
}
