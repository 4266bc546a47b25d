package com.cartsnitch.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cartsnitch.platform.problem.ApiException;
import com.cartsnitch.platform.problem.ErrorCode;
import com.cartsnitch.testing.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class PasswordHasherTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  // of 72 times "p", by Python's bcrypt
  private static final String OF_72 =
      "$2b$04$F5VDA4TAfIht2AL8sZug5uVI/l9jtAC1LBiy.UYUSTkvNzJRSJobq";

  @Test
  void aHashIsOfTheFormThatSisterServicesReadAndVerifies() {
    try (PasswordHasher hasher = new PasswordHasher(LONG)) {
      String hash = hasher.hash("pässwörd");
      assertThat(hash).matches("\\$2b\\$12\\$[./A-Za-z0-9]{53}");
      assertThat(hasher.hash("pässwörd")).isNotEqualTo(hash);
      assertThat(hasher.verify("pässwörd", hash)).isTrue();
      assertThat(hasher.verify("passwörd", hash)).isFalse();
    }
  }

  @Test
  void whatIsBeyondThe72ndByteDoesNotCount() {
    try (PasswordHasher hasher = new PasswordHasher(LONG)) {
      assertThat(hasher.verify("p".repeat(72), OF_72)).isTrue();
      assertThat(hasher.verify("p".repeat(100), OF_72)).isTrue();
      assertThat(hasher.verify("p".repeat(71), OF_72)).isFalse();
      assertThat(hasher.verify("p".repeat(72), OF_72.replace("$2b$", "$2a$"))).isTrue();
      assertThat(hasher.verify("p".repeat(72), OF_72.replace("$2b$", "$2y$"))).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "$2b$12$", "$argon2id$v=19$m=1", "salt:key"})
  void whatIsNoHashIsNobodysPassword(String hash) {
    try (PasswordHasher hasher = new PasswordHasher(LONG)) {
      assertThat(hasher.verify("password", hash)).isFalse();
    }
  }

  /** Else the answer to an unknown address would come at once. */
  @Test
  void nobodysHashIsARealOne() {
    assertThat(PasswordHasher.NOBODYS).matches("\\$2b\\$12\\$[./A-Za-z0-9]{53}");
    try (PasswordHasher hasher = new PasswordHasher(LONG)) {
      long start = System.nanoTime();
      assertThat(hasher.verify("password", PasswordHasher.NOBODYS)).isFalse();
      long nobodys = System.nanoTime() - start;
      start = System.nanoTime();
      hasher.hash("password");
      assertThat(nobodys).isGreaterThan((System.nanoTime() - start) / 4);
    }
  }

  @Test
  void whoWouldWaitTooLongIsToldToComeBackAndTheRestIsServed() throws Exception {
    try (PasswordHasher hasher = new PasswordHasher(Duration.ofSeconds(5), 1);
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        answers.add(clients.submit(() -> hasher.hash("password")));
      }
      int served = 0;
      for (Future<String> answer : answers) {
        served += served(answer) ? 1 : 0;
      }
      assertThat(served).isBetween(1, 99);
    }
  }

  private static boolean served(Future<String> answer) throws InterruptedException {
    try {
      answer.get();
      return true;
    } catch (ExecutionException e) {
      assertThat(e.getCause())
          .isInstanceOfSatisfying(
              ApiException.class,
              busy -> {
                assertThat(busy.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
                assertThat(busy.retryAfter()).isPresent();
              });
      return false;
    }
  }

  /** 17 places: one network holds 4 of them, however many it asks for. */
  @Test
  void oneNetworkKeepsNoOtherOut() throws Exception {
    try (PasswordHasher hasher = new PasswordHasher(LONG, 1);
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> greedy = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        greedy.add(clients.submit(() -> hasher.countedFor("a", () -> hasher.hash("password"))));
      }
      Eventually.waitFor(
          "most are refused", LONG, () -> greedy.stream().filter(Future::isDone).count() >= 36);
      List<Future<String>> others = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        others.add(clients.submit(() -> hasher.countedFor("b", () -> hasher.hash("password"))));
      }
      int served = 0;
      for (Future<String> answer : greedy) {
        served += served(answer) ? 1 : 0;
      }
      assertThat(served).isBetween(4, 8);
      for (Future<String> answer : others) {
        assertThat(served(answer)).isTrue();
      }
      // its places are free again
      assertThat(hasher.countedFor("a", () -> hasher.verify("p".repeat(72), OF_72))).isTrue();
    }
  }

  @Test
  void aClosedHasherIsBusy() {
    PasswordHasher hasher = new PasswordHasher(LONG);
    hasher.close();
    assertThatThrownBy(() -> hasher.hash("password")).isInstanceOf(ApiException.class);
  }
}
