package com.cartsnitch.platform.mail;

import static com.cartsnitch.platform.mail.Letters.transport;
import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.mail.Postman.Outcome;
import com.cartsnitch.platform.mail.Postman.Rules;
import com.cartsnitch.testing.CapturedLog;
import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.FreePort;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostmanIT {
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Duration AT_ONCE = Duration.ofMillis(250);

  private final List<Outcome> outcomes = new CopyOnWriteArrayList<>();
  private final CapturedLog log = CapturedLog.of(Postman.class);

  @AfterEach
  void nothingOfALetterWasLogged() {
    log.close();
    assertThat(log.lines()).noneMatch(line -> line.contains("s3same") || line.contains("ann@"));
  }

  private void post(Postman postman, int count) {
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      postman.post(Letters.to("ann@example.com"));
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_ONCE);
  }

  @Test
  void aServerThatComesBackGetsTheLetters() throws Exception {
    int port = FreePort.find();
    Rules rules = new Rules(10, 1_000_000, Collections.nCopies(500, Duration.ofMillis(20)), LONG);
    try (Postman postman = new Postman(transport(Letters.plain(port)), outcomes::add, rules)) {
      post(postman, 2);
      Eventually.waitFor("trouble", LONG, () -> !log.lines().isEmpty());
      GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
      server.start();
      try {
        Eventually.waitFor("sent", LONG, () -> outcomes.size() == 2);
        assertThat(server.getReceivedMessages()).hasSize(2);
      } finally {
        server.stop();
      }
    }
    assertThat(outcomes).containsOnly(Outcome.SENT);
  }

  @Test
  void aServerThatSaysNothingDelaysNobodyAndIsGivenUp() throws Exception {
    Rules rules = new Rules(10, 1_000_000, List.of(Duration.ofMillis(20)), LONG);
    try (ScriptedSmtp silent = ScriptedSmtp.silent();
        Postman postman =
            new Postman(
                transport(Letters.plain(silent.port()), Duration.ofMillis(300)),
                outcomes::add,
                rules)) {
      post(postman, 1);
      Eventually.waitFor("given up", LONG, () -> outcomes.contains(Outcome.FAILED));
    }
    assertThat(log.lines())
        .filteredOn(line -> line.startsWith("ERROR"))
        .singleElement()
        .asString()
        .startsWith("ERROR A letter was given up at attempt 2: SocketTimeoutException");
  }

  @Test
  void aStopDoesNotWaitForAServerThatSaysNothing() throws Exception {
    Rules rules = new Rules(10, 1_000_000, List.of(), Duration.ofMillis(100));
    try (ScriptedSmtp silent = ScriptedSmtp.silent()) {
      Postman postman =
          new Postman(
              transport(Letters.plain(silent.port()), Duration.ofMinutes(1)), outcomes::add, rules);
      post(postman, 3);
      long start = System.nanoTime();
      postman.close();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
      assertThat(outcomes).hasSize(3).doesNotContain(Outcome.SENT);
    }
  }

  @Test
  void aStopDeliversWhatIsQueued() throws Exception {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    server.start();
    try {
      Rules rules = new Rules(10, 1_000_000, List.of(), LONG);
      Postman postman =
          new Postman(transport(Letters.plain(server.getSmtp().getPort())), outcomes::add, rules);
      post(postman, 5);
      postman.close();
      assertThat(server.getReceivedMessages()).hasSize(5);
    } finally {
      server.stop();
    }
  }

  @Test
  void anUnknownRecipientIsNotTriedAgain() throws Exception {
    Rules rules = new Rules(10, 1_000_000, List.of(Duration.ofMillis(1)), LONG);
    try (ScriptedSmtp server = ScriptedSmtp.start().on("RCPT", "550 ann@example.com? s3same?");
        Postman postman =
            new Postman(transport(Letters.plain(server.port())), outcomes::add, rules)) {
      post(postman, 1);
      Eventually.waitFor("given up", LONG, () -> outcomes.contains(Outcome.FAILED));
      assertThat(log.lines())
          .containsExactly(
              "ERROR A letter was given up at attempt 1: the mail server refused it (550)");
    }
  }
}
