package com.cartsnitch.platform.health;

import com.cartsnitch.platform.health.HealthEvent.Answered;
import com.cartsnitch.platform.health.HealthEvent.CanaryEnded;
import com.cartsnitch.platform.health.HealthEvent.Landed;
import com.cartsnitch.platform.health.HealthEvent.Overdue;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Plays a story of events, 200 ms apart:
 *
 * <ul>
 *   <li>{@code up}, or a reason such as {@code auth}: the probe under way ends with it; with {@code
 *       !} it was found on a connection of the pool
 *   <li>{@code exhausted}: it ends without a connection
 *   <li>{@code overdue}: it has not ended at its deadline; {@code waits}: because every connection
 *       is in use; {@code late-overdue}: so does one that has ended
 *   <li>{@code giveup}: another begins beside it; {@code stray-REASON}: the one given up ends
 *   <li>{@code canary}: it comes back; {@code canary-REASON}: it does not
 *   <li>{@code answered}: a statement succeeds
 *   <li>{@code 31s}: time passes; {@code *5}: five times
 * </ul>
 */
final class HealthScript {
  @SuppressWarnings("StaticAssignmentOfThrowable") // compared, never thrown
  static final SQLException CAUSE = new SQLException("the cause");

  private static final long STEP = Duration.ofMillis(200).toNanos();

  private HealthState state = HealthState.UNKNOWN;
  private List<HealthEffect> lastEffects = List.of();
  private long now;
  private long flight = 1;

  private HealthScript() {}

  static HealthScript of(String script) {
    HealthScript played = new HealthScript();
    for (String word : script.split(" ", -1)) {
      String[] times = word.split("\\*", 2);
      for (int i = 0; i < (times.length == 1 ? 1 : Integer.parseInt(times[1])); i++) {
        played.play(times[0]);
      }
    }
    return played;
  }

  HealthState state() {
    return state;
  }

  List<HealthEffect> lastEffects() {
    return lastEffects;
  }

  private void play(String word) {
    now += STEP;
    switch (word) {
      case "overdue" -> step(new Overdue(flight, false, now));
      case "waits" -> step(new Overdue(flight, true, now));
      case "late-overdue" -> step(new Overdue(flight - 1, false, now));
      case "giveup" -> flight++;
      case "canary" -> step(new CanaryEnded(null, null, now));
      case "answered" -> step(new Answered(now));
      default -> playReason(word);
    }
  }

  private void playReason(String word) {
    if (word.matches("\\d+s")) {
      now += Duration.ofSeconds(Long.parseLong(word.replace("s", ""))).toNanos() - STEP;
    } else if (word.startsWith("canary-")) {
      step(new CanaryEnded(reason(word.substring("canary-".length())), CAUSE, now));
    } else if (word.startsWith("stray-")) {
      step(new Landed(flight - 2, finding(word.substring("stray-".length())), now));
    } else {
      step(new Landed(flight++, finding(word), now));
    }
  }

  private void step(HealthEvent event) {
    HealthState.Step step = state.step(event);
    state = step.state();
    lastEffects = step.effects();
  }

  private static Finding finding(String word) {
    @Nullable Reason reason = reason(word.replace("!", ""));
    boolean connected = word.endsWith("!") || reason == null;
    return new Finding(reason, reason == null ? null : CAUSE, connected);
  }

  private static @Nullable Reason reason(String word) {
    return switch (word) {
      case "up" -> null;
      case "exhausted" -> Reason.POOL_EXHAUSTED;
      default -> Reason.valueOf(word.toUpperCase(Locale.ROOT));
    };
  }
}
