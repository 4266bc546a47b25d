package com.cartsnitch.scraping;

import static com.cartsnitch.scraping.WitnessServer.json;
import static com.cartsnitch.scraping.WitnessServer.reset;
import static com.cartsnitch.scraping.WitnessServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.cartsnitch.platform.config.Secret;
import com.cartsnitch.platform.problem.ApiException;
import com.cartsnitch.platform.problem.ErrorCode;
import com.cartsnitch.testing.FreePort;
import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A scraping service that is not there is not asked for long. */
class ScrapingOutageIT {
  private static final String JOB = "{\"job_id\":\"j-1\",\"status\":\"queued\",\"message\":\"ok\"}";
  private static final Secret KEY = new Secret("a-service-key-that-is-never-logged");
  private static final Duration PAUSE = Duration.ofMillis(400);
  private static final Deadlines DEADLINES =
      new Deadlines(Duration.ofMillis(500), Duration.ofMillis(300), Duration.ofMillis(1500));

  private WitnessServer server;
  private Scraping scraping;

  @BeforeEach
  void start() throws IOException {
    server = new WitnessServer(json(JOB));
    scraping = scraping(server.url());
  }

  @AfterEach
  void stop() throws IOException {
    scraping.close();
    server.close();
  }

  @Test
  void aClosedPortIsABadGateway() throws IOException {
    URI nowhere = URI.create("http://localhost:" + FreePort.find());
    try (Scraping nobody = scraping(nowhere)) {
      assertThat(failure(() -> nobody.status("ann")).code()).isEqualTo(ErrorCode.BAD_GATEWAY);
    }
  }

  @Test
  void aNameThatDoesNotExistIsABadGateway() {
    try (Scraping nobody = scraping(URI.create("http://receiptwitness.invalid"))) {
      assertThat(failure(() -> nobody.status("ann")).code()).isEqualTo(ErrorCode.BAD_GATEWAY);
    }
  }

  @Test
  void aServerThatDoesNotSpeakTlsIsABadGatewayInTime() {
    URI https = URI.create(server.url().toString().replace("http:", "https:"));
    try (Scraping secure = scraping(https)) {
      long start = System.nanoTime();
      assertThat(failure(() -> secure.status("ann")).code()).isEqualTo(ErrorCode.BAD_GATEWAY);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }
  }

  @Test
  void withoutAnAddressItIsUnavailable() {
    Jsonb jsonb = Jsonb.builder().build();
    ScrapingSettings none = new ScrapingSettings(Optional.empty());
    try (Scraping nobody = new Scraping(none, KEY, DEADLINES, jsonb)) {
      ApiException failure = failure(() -> nobody.status("ann"));
      assertThat(failure.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
      assertThat(failure.retryAfter()).isPresent();
    }
  }

  @Test
  void afterFailuresNobodyIsCalledUntilATrialSucceeds() throws InterruptedException {
    server.behave(reset());
    for (int i = 0; i < 5; i++) {
      assertThat(failure(() -> scraping.status("ann")).code()).isEqualTo(ErrorCode.BAD_GATEWAY);
    }
    assertUnavailable();
    assertUnavailable();
    assertThat(server.requests()).hasSize(5);

    awaitTrial();
    assertThat(failure(() -> scraping.status("ann")).code()).isEqualTo(ErrorCode.BAD_GATEWAY);
    assertUnavailable();
    assertThat(server.requests()).hasSize(6);

    server.behave(json(JOB));
    awaitTrial();
    for (int i = 0; i < 6; i++) {
      assertThat(scraping.sync("ann", "kroger").jobId()).isEqualTo("j-1");
    }
  }

  private void assertUnavailable() {
    ApiException failure = failure(() -> scraping.status("ann"));
    assertThat(failure.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
    assertThat(failure.retryAfter().orElseThrow()).isBetween(2, 8);
  }

  private static void awaitTrial() throws InterruptedException {
    Thread.sleep(PAUSE.plusMillis(200));
  }

  @Test
  void anErrorStatusOpensNothing() {
    server.behave(status("500 Oops", "{}"));
    for (int i = 0; i < 12; i++) {
      assertThat(failure(() -> scraping.status("ann")).code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
    }
    assertThat(server.requests()).hasSize(12);
  }

  @Test
  void manyWhoWereStalledTogetherDoNotBlockWhoComesAfterTheRecovery() throws Exception {
    server.behave(_ -> {});
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<ApiException>> stalled =
          IntStream.range(0, 40)
              .mapToObj(_ -> executor.submit(() -> failure(() -> scraping.status("ann"))))
              .toList();
      for (Future<ApiException> one : stalled) {
        assertThat(one.get().code()).isIn(ErrorCode.BAD_GATEWAY, ErrorCode.SERVICE_UNAVAILABLE);
      }
    }
    server.behave(json(JOB));
    awaitTrial();
    for (int i = 0; i < 6; i++) {
      assertThat(scraping.sync("ann", "kroger").jobId()).isEqualTo("j-1");
    }
  }

  private static Scraping scraping(URI url) {
    Jsonb jsonb = Jsonb.builder().serializeNulls(true).serializeEmpty(true).build();
    return new Scraping(new ScrapingSettings(Optional.of(url)), KEY, DEADLINES, jsonb, PAUSE);
  }

  private static ApiException failure(Runnable call) {
    ApiException failure = catchThrowableOfType(ApiException.class, call::run);
    assertThat(failure).isNotNull();
    assertThat(failure.detail().toLowerCase(Locale.ROOT)).doesNotContain(KEY.value());
    return failure;
  }
}
