package com.cartsnitch.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.mail.Postman.Outcome;
import com.cartsnitch.platform.mail.Postman.Rules;
import com.cartsnitch.testing.CapturedLog;
import com.cartsnitch.testing.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostmanTest {
  private static final Duration SOON = Duration.ofMillis(5);
  private static final Duration NEVER = Duration.ofDays(1);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long ROOM = 4096;
  private static final boolean FINAL = true;
  private static final boolean PASSING = false;

  private static final String DROPPED =
      "ERROR A letter was dropped: the service stops, or 3 letters or 4096 bytes are waiting";

  private final List<String> delivered = new CopyOnWriteArrayList<>();
  private final List<String> tried = new CopyOnWriteArrayList<>();
  private final List<Outcome> outcomes = new CopyOnWriteArrayList<>();
  private final CapturedLog log = CapturedLog.of(Postman.class);
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void stop() {
    release.countDown();
    log.close();
  }

  private Postman postman(MailTransport transport, Duration... delays) {
    return new Postman(transport, outcomes::add, new Rules(3, ROOM, List.of(delays), PATIENCE));
  }

  private void accept(Letter letter) {
    tried.add(letter.recipient());
    delivered.add(letter.recipient());
  }

  /** Fails at the first attempts, all letters counted together. */
  private MailTransport failing(int times, boolean permanent) {
    return letter -> {
      if (tried.size() < times) {
        tried.add(letter.recipient());
        throw new MailException("busy", permanent);
      }
      accept(letter);
    };
  }

  /** Waits, and is not in a hurry when it is interrupted. */
  private MailTransport blocked() {
    return letter -> {
      tried.add(letter.recipient());
      try {
        release.await();
      } catch (InterruptedException _) {
        throw new MailException("interrupted", false);
      }
      delivered.add(letter.recipient());
    };
  }

  private void await(String what, int count, List<?> list) throws InterruptedException {
    Eventually.waitFor(what, PATIENCE, () -> list.size() == count);
  }

  @Test
  void deliversInOrder() throws Exception {
    try (Postman postman = postman(this::accept)) {
      postman.post(Letters.to("a"));
      postman.post(Letters.to("b"));
      postman.post(Letters.to("c"));
      await("delivered", 3, delivered);
    }
    assertThat(delivered).containsExactly("a", "b", "c");
    assertThat(outcomes).containsExactly(Outcome.SENT, Outcome.SENT, Outcome.SENT);
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void triesAgainAndSaysOnceThatItMust() throws Exception {
    try (Postman postman = postman(failing(2, PASSING), SOON, SOON)) {
      postman.post(Letters.to("a"));
      await("outcome", 1, outcomes);
      assertThat(outcomes).containsExactly(Outcome.SENT);
      Eventually.waitFor("said", PATIENCE, () -> log.lines().size() == 2);
    }
    assertThat(tried).containsExactly("a", "a", "a");
    assertThat(log.lines())
        .containsExactly(
            "WARN Letters are not delivered and will be tried again: busy",
            "INFO Letters are delivered again");
  }

  @Test
  void givesUpAfterTheLastAttemptWithOneLine() throws Exception {
    try (Postman postman = postman(failing(99, PASSING), SOON, SOON)) {
      postman.post(Letters.to("a"));
      await("outcome", 1, outcomes);
    }
    assertThat(tried).hasSize(3);
    assertThat(outcomes).containsExactly(Outcome.FAILED);
    assertThat(log.lines())
        .filteredOn(line -> line.startsWith("ERROR"))
        .containsExactly("ERROR A letter was given up at attempt 3: busy");
  }

  @Test
  void whatIsFinalIsNotTriedAgain() throws Exception {
    try (Postman postman = postman(failing(1, FINAL), SOON)) {
      postman.post(Letters.to("a"));
      await("outcome", 1, outcomes);
      postman.post(Letters.to("b"));
      await("outcomes", 2, outcomes);
    }
    assertThat(outcomes).containsExactly(Outcome.FAILED, Outcome.SENT);
    assertThat(tried).containsExactly("a", "b");
  }

  @Test
  void aLetterThatMustWaitHoldsUpNoOther() throws Exception {
    try (Postman postman = postman(failing(1, PASSING), NEVER)) {
      postman.post(Letters.to("a"));
      postman.post(Letters.to("b"));
      await("delivered", 1, delivered);
      assertThat(delivered).containsExactly("b");
    }
  }

  @Test
  void outlivesABug() throws Exception {
    MailTransport buggy =
        letter -> {
          if (letter.recipient().equals("a")) {
            throw new IllegalStateException("s3same");
          }
          accept(letter);
        };
    try (Postman postman = postman(buggy, SOON)) {
      postman.post(Letters.to("a"));
      postman.post(Letters.to("b"));
      await("outcomes", 2, outcomes);
    }
    assertThat(outcomes).containsExactly(Outcome.FAILED, Outcome.SENT);
    assertThat(log.lines())
        .containsExactly(
            "ERROR A letter was given up at attempt 1: java.lang.IllegalStateException");
  }

  @Test
  void aFullQueueDropsWhatComesNextAndDelaysNobody() throws Exception {
    try (Postman postman = postman(blocked())) {
      postman.post(Letters.to("in hand"));
      await("in hand", 1, tried);
      long start = System.nanoTime();
      IntStream.range(0, 10).forEach(i -> postman.post(Letters.to("letter " + i)));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
      assertThat(outcomes).hasSize(7).containsOnly(Outcome.DROPPED);
      assertThat(log.lines()).hasSize(7).containsOnly(DROPPED);
      release.countDown();
    }
    assertThat(delivered).containsExactly("in hand", "letter 0", "letter 1", "letter 2");
  }

  @Test
  void whatWaitsIsBoundedByBytesToo() throws Exception {
    try (Postman postman = postman(blocked())) {
      postman.post(Letters.to("in hand"));
      await("in hand", 1, tried);
      postman.post(Letters.of("long", 4000));
      postman.post(Letters.of("longer", 200));
      assertThat(outcomes).containsExactly(Outcome.DROPPED);
      assertThat(log.lines()).containsExactly(DROPPED);
      postman.post(Letters.of("fits", 10));
      release.countDown();
      await("delivered", 3, delivered);
      postman.post(Letters.of("again", 4000));
    }
    assertThat(delivered).containsExactly("in hand", "long", "fits", "again");
  }

  @Test
  void noLetterIsVeryLong() throws Exception {
    Rules roomy = new Rules(3, Long.MAX_VALUE, List.of(), PATIENCE);
    try (Postman postman = new Postman(this::accept, outcomes::add, roomy)) {
      postman.post(Letters.of("a", 262_145));
      assertThat(outcomes).containsExactly(Outcome.DROPPED);
      assertThat(log.lines())
          .singleElement()
          .asString()
          .matches("ERROR A letter of \\d{6} bytes was dropped: 262144 are the most");
    }
    assertThat(delivered).isEmpty();
  }

  @Test
  void aStopDeliversWhatIsLeftAlsoWhatWouldWait() throws Exception {
    Postman postman = postman(failing(1, PASSING), NEVER);
    postman.post(Letters.to("a"));
    await("tried", 1, tried);
    postman.post(Letters.to("b"));
    postman.close();
    assertThat(delivered).containsExactlyInAnyOrder("a", "b");
    postman.post(Letters.to("c"));
    assertThat(outcomes).containsExactly(Outcome.SENT, Outcome.SENT, Outcome.DROPPED);
  }

  @Test
  void aStopTriesOnceMoreAndNoFurther() throws Exception {
    Postman postman = postman(failing(99, PASSING), NEVER, NEVER);
    postman.post(Letters.to("a"));
    await("tried", 1, tried);
    postman.close();
    assertThat(tried).hasSize(2);
    assertThat(outcomes).containsExactly(Outcome.FAILED);
  }

  @Test
  void aStopIsBounded() throws Exception {
    Rules impatient = new Rules(3, ROOM, List.of(), Duration.ofMillis(100));
    Postman postman = new Postman(blocked(), outcomes::add, impatient);
    postman.post(Letters.to("in hand"));
    await("in hand", 1, tried);
    postman.post(Letters.to("a"));
    postman.post(Letters.to("b"));
    long start = System.nanoTime();
    postman.close();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    assertThat(outcomes)
        .containsExactlyInAnyOrder(Outcome.FAILED, Outcome.DROPPED, Outcome.DROPPED);
    assertThat(log.lines()).contains("ERROR The service stops: 2 letters were dropped");
    assertThat(delivered).isEmpty();
  }
}
