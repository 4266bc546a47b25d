package com.cartsnitch.platform.health;

import static com.cartsnitch.platform.health.Reason.AUTH;
import static com.cartsnitch.platform.health.Reason.POOL_EXHAUSTED;
import static com.cartsnitch.platform.health.Reason.READ_ONLY;
import static com.cartsnitch.platform.health.Reason.SCHEMA;
import static com.cartsnitch.platform.health.Reason.TIMEOUT;
import static com.cartsnitch.platform.health.Reason.TOO_MANY_CONNECTIONS;
import static com.cartsnitch.platform.health.Reason.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.health.HealthEffect.Evict;
import com.cartsnitch.platform.health.HealthEffect.TellLoss;
import com.cartsnitch.platform.health.HealthEffect.TellOutage;
import com.cartsnitch.platform.health.HealthEffect.TellReturn;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What follows from what, one row a story. A script is written in {@link HealthScript}'s words. */
class HealthStateTest {

  private static Arguments row(String story, String script, Expected expected) {
    return Arguments.of(story, script, expected);
  }

  /** What is known at the end of a story, and what the last event led to. */
  record Expected(@Nullable Reason reason, boolean answers, boolean open, List<Class<?>> effects) {

    static Expected up(boolean open) {
      return new Expected(null, true, open, List.of());
    }

    static Expected down(Reason reason) {
      return new Expected(reason, false, false, List.of());
    }

    Expected refusing() {
      return new Expected(reason, answers, true, effects);
    }

    Expected answering() {
      return new Expected(reason, true, open, effects);
    }

    Expected with(Class<?>... last) {
      return new Expected(reason, answers, open, List.of(last));
    }
  }

  static Stream<Arguments> stories() {
    return Stream.of(
            outages(), failovers(), exhaustion(), refusals(), deadlines(), answers(), logs())
        .flatMap(rows -> rows);
  }

  private static Stream<Arguments> outages() {
    return Stream.of(
        row("all is well", "up", Expected.up(false)),
        row(
            "one failure is told and opens nothing",
            "up unreachable",
            Expected.down(UNREACHABLE).with(TellLoss.class)),
        row(
            "the second in a row opens the breaker and evicts",
            "up unreachable unreachable",
            Expected.down(UNREACHABLE).refusing().with(Evict.class)),
        row(
            "so does silence",
            "up timeout! timeout!",
            Expected.down(TIMEOUT).refusing().with(Evict.class)),
        row(
            "a success between begins the count anew",
            "up unreachable up unreachable",
            Expected.down(UNREACHABLE).with(TellLoss.class)),
        row(
            "one success closes it",
            "up unreachable unreachable up",
            Expected.up(false).with(TellReturn.class)),
        row(
            "further failures evict nothing that was not looked through",
            "up unreachable*5",
            Expected.down(UNREACHABLE).refusing()),
        row(
            "a connection that is no good while the breaker is open is not alone",
            "up unreachable*2 timeout!",
            Expected.down(TIMEOUT).refusing().with(Evict.class, TellLoss.class)),
        row(
            "one bad connection alone says nothing of the others",
            "up timeout!",
            Expected.down(TIMEOUT).with(TellLoss.class)),
        row(
            "a probe that was given up and lands behind a newer one is not heard",
            "up overdue giveup up stray-unreachable",
            Expected.up(false)));
  }

  private static Stream<Arguments> failovers() {
    return Stream.of(
        row(
            "a primary that is read-only is left at once",
            "up read_only!",
            Expected.down(READ_ONLY).with(Evict.class, TellLoss.class)),
        row(
            "and again as long as new connections find it",
            "up read_only! read_only!",
            Expected.down(READ_ONLY).refusing().with(Evict.class)),
        row(
            "found by a knock there is nothing to evict",
            "up read_only! read_only! read_only",
            Expected.down(READ_ONLY).refusing()),
        row(
            "a read that succeeds there proves nothing",
            "up read_only! read_only! answered",
            Expected.down(READ_ONLY).refusing()),
        row(
            "the new primary",
            "up read_only! read_only! up",
            Expected.up(false).with(TellReturn.class)));
  }

  private static Stream<Arguments> exhaustion() {
    return Stream.of(
        row(
            "an exhausted pool opens nothing",
            "up exhausted*9",
            Expected.down(POOL_EXHAUSTED).answering()),
        row(
            "nor is it said to be disconnected",
            "up waits",
            Expected.down(POOL_EXHAUSTED).answering()),
        row("unless it was", "unreachable waits", Expected.down(POOL_EXHAUSTED)),
        row(
            "a canary that comes back changes nothing",
            "up waits canary exhausted",
            Expected.down(POOL_EXHAUSTED).answering().with(TellLoss.class)),
        row(
            "a canary that dies tells what it is",
            "up waits canary-timeout",
            Expected.down(TIMEOUT).with(TellLoss.class)),
        row(
            "and with the next probe that waits the breaker opens",
            "up waits canary-timeout exhausted",
            Expected.down(TIMEOUT).refusing().with(Evict.class)),
        row(
            "as it does where the probe ended first",
            "up waits exhausted canary-timeout waits",
            Expected.down(TIMEOUT).refusing().with(Evict.class)),
        row(
            "a statement that ends revives it",
            "up waits exhausted canary-timeout answered exhausted",
            Expected.down(POOL_EXHAUSTED)),
        row(
            "a canary that comes back revives it",
            "up waits canary-timeout canary exhausted",
            Expected.down(POOL_EXHAUSTED).with(TellLoss.class)),
        row(
            "a canary counts only while the pool is exhausted",
            "up waits up canary-timeout",
            Expected.up(false)),
        row(
            "an exhausted pool keeps an open breaker open",
            "up unreachable*2 exhausted",
            Expected.down(POOL_EXHAUSTED).refusing().with(TellLoss.class)));
  }

  private static Stream<Arguments> refusals() {
    return Stream.of(
        row(
            "slots that are given up would be lost",
            "up too_many_connections*2",
            Expected.down(TOO_MANY_CONNECTIONS).refusing()),
        row(
            "also found on a connection",
            "up too_many_connections! too_many_connections!",
            Expected.down(TOO_MANY_CONNECTIONS).refusing()),
        row("a wrong password evicts nothing", "up auth*2", Expected.down(AUTH).refusing()),
        row("an old schema evicts nothing", "up schema! schema!", Expected.down(SCHEMA).refusing()),
        row(
            "and is not disproved by a statement",
            "up schema! schema! answered",
            Expected.down(SCHEMA).refusing()));
  }

  private static Stream<Arguments> deadlines() {
    return Stream.of(
        row("a probe that is late is a timeout", "up overdue", Expected.down(TIMEOUT)),
        row("and counts once", "up overdue timeout", Expected.down(TIMEOUT).with(TellLoss.class)),
        row(
            "a late success is too late",
            "up overdue up",
            Expected.down(TIMEOUT).with(TellLoss.class)),
        row(
            "but begins the count anew",
            "up overdue up overdue up overdue",
            Expected.down(TIMEOUT)),
        row(
            "the next one in time is ready",
            "up overdue up up",
            Expected.up(false).with(TellReturn.class)),
        row("after a wait in line no success is late", "up waits up", Expected.up(false)),
        row("the probe before knew more", "up auth overdue", Expected.down(AUTH).refusing()),
        row(
            "late twice in a row",
            "up overdue timeout overdue",
            Expected.down(TIMEOUT).refusing().with(Evict.class)),
        row("late after it has ended", "up late-overdue", Expected.up(false)));
  }

  private static Stream<Arguments> answers() {
    return Stream.of(
        row(
            "a statement closes the breaker, and probes find the rest",
            "up timeout*2 answered",
            Expected.down(TIMEOUT)),
        row("a statement ends a doubt", "up timeout answered timeout", Expected.down(TIMEOUT)),
        row("a statement while all is well", "up answered", Expected.up(false)));
  }

  private static Stream<Arguments> logs() {
    return Stream.of(
        row(
            "another reason is news",
            "up exhausted unreachable",
            Expected.down(UNREACHABLE).with(TellLoss.class)),
        row(
            "one that alternates is not",
            "up timeout unreachable timeout",
            Expected.down(TIMEOUT).refusing()),
        row(
            "within 30 s",
            "up timeout unreachable 31s timeout",
            Expected.down(TIMEOUT).refusing().with(TellLoss.class)),
        row("a reminder after 30 s", "up timeout*2 29s timeout", Expected.down(TIMEOUT).refusing()),
        row(
            "or so",
            "up timeout*2 31s timeout",
            Expected.down(TIMEOUT).refusing().with(TellOutage.class)),
        row(
            "and no other for 30 s",
            "up timeout*2 31s timeout*2",
            Expected.down(TIMEOUT).refusing()),
        row(
            "the next outage is told again",
            "up timeout up timeout",
            Expected.down(TIMEOUT).with(TellLoss.class)),
        row("an end is told once", "up timeout up up", Expected.up(false)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("stories")
  void stories(String story, String script, Expected expected) {
    HealthScript told = HealthScript.of(script);
    HealthState state = told.state();
    assertThat(state.verdict().reason()).as(story).isEqualTo(expected.reason());
    assertThat(state.verdict().databaseAnswers()).isEqualTo(expected.answers());
    assertThat(state.open()).isEqualTo(expected.open());
    assertThat(told.lastEffects()).extracting(Object::getClass).isEqualTo(expected.effects());
  }

  @Test
  void theCauseIsToldWithTheLossAndWithEachReminder() {
    assertThat(HealthScript.of("up timeout").lastEffects())
        .containsExactly(new TellLoss(TIMEOUT, HealthScript.CAUSE));
    assertThat(HealthScript.of("up timeout*4 31s timeout").lastEffects())
        .containsExactly(new TellOutage(TIMEOUT, 5, HealthScript.CAUSE));
    assertThat(HealthScript.of("up waits canary-timeout").lastEffects())
        .containsExactly(new TellLoss(TIMEOUT, HealthScript.CAUSE));
  }

  @Test
  void aStepLeavesTheStateBeforeItAsItWas() {
    HealthState before = HealthScript.of("up unreachable").state();
    HealthState copy =
        new HealthState(
            before.verdict(),
            before.landed(),
            before.overdue(),
            before.doubted(),
            before.failures(),
            before.canary(),
            before.outage());
    var _ = before.step(new HealthEvent.Answered(1));
    assertThat(before).isEqualTo(copy);
  }

  @Test
  void nothingWasLookedAtBeforeTheFirstProbeEnds() {
    assertThat(HealthState.UNKNOWN.looked()).isFalse();
    assertThat(HealthScript.of("overdue").state().looked()).isFalse();
    assertThat(HealthScript.of("unreachable").state().looked()).isTrue();
  }
}
