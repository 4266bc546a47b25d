package com.cartsnitch.platform.health;

import com.cartsnitch.platform.health.HealthEffect.TellLoss;
import com.cartsnitch.platform.health.HealthEffect.TellOutage;
import com.cartsnitch.platform.health.HealthEffect.TellReturn;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the log knows of an outage: its cause is told whenever the reason changes, and once in 30 s
 * that it goes on. Reasons that alternate are told once in 30 s each.
 *
 * @param since when it began
 * @param toldAt when the log was told last
 * @param reason what was told last
 * @param told when each reason's cause was told
 * @param failures how many probes have failed since it began
 */
record Outage(long since, long toldAt, Reason reason, Map<Reason, Long> told, long failures) {
  private static final long REMINDER = Duration.ofSeconds(30).toNanos();

  static Outage begin(Reason reason, long at) {
    return new Outage(at, at, reason, Map.of(reason, at), 1);
  }

  /** The outage after one more failure. */
  Outage goesOn(Reason found, long at) {
    boolean news = isNews(found, at);
    Map<Reason, Long> times = new EnumMap<>(told);
    if (news) {
      times.put(found, at);
    }
    return new Outage(
        since, news || isDue(at) ? at : toldAt, found, Map.copyOf(times), failures + 1);
  }

  /** What the log is told at one more failure. */
  Optional<HealthEffect> telling(Reason found, @Nullable Throwable cause, long at) {
    if (isNews(found, at)) {
      return Optional.of(new TellLoss(found, cause));
    }
    return isDue(at) ? Optional.of(new TellOutage(found, failures + 1, cause)) : Optional.empty();
  }

  /** What the log is told at its end. */
  HealthEffect end(long at) {
    return new TellReturn(Duration.ofNanos(at - since));
  }

  private boolean isNews(Reason found, long at) {
    @Nullable Long last = told.get(found);
    return found != reason && (last == null || at - last >= REMINDER);
  }

  private boolean isDue(long at) {
    return at - toldAt >= REMINDER;
  }
}
