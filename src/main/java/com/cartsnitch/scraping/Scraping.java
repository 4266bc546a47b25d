package com.cartsnitch.scraping;

import com.cartsnitch.platform.config.Secret;
import com.cartsnitch.platform.database.pool.Admission;
import com.cartsnitch.platform.problem.ApiException;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import io.helidon.faulttolerance.CircuitBreaker;
import io.helidon.faulttolerance.CircuitBreakerOpenException;
import io.helidon.http.Method;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the ReceiptWitness service on behalf of users. Three of the last five calls without a usable
 * answer open a breaker: for 5 s no call is made, then one tries again. An error status is an
 * answer and opens nothing.
 */
public final class Scraping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Scraping.class);
  private static final Pattern HEADER_VALUE = Pattern.compile("[!-~]{1,255}");

  private final Optional<ReceiptWitness> receiptWitness;
  private final CircuitBreaker breaker;
  private final JsonType<SyncJob> jobType;
  private final JsonType<List<SyncStatus>> statusType;

  public Scraping(ScrapingSettings settings, Secret serviceKey, Deadlines deadlines, Jsonb jsonb) {
    this(settings, serviceKey, deadlines, jsonb, Duration.ofSeconds(5));
  }

  Scraping(
      ScrapingSettings settings,
      Secret serviceKey,
      Deadlines deadlines,
      Jsonb jsonb,
      Duration pause) {
    this.receiptWitness =
        settings.receiptWitness().map(base -> new ReceiptWitness(base, serviceKey, deadlines));
    this.breaker =
        CircuitBreaker.builder()
            .volume(5)
            .errorRatio(60)
            .delay(pause)
            .addSkipOn(ApiException.class)
            .build();
    this.jobType = jsonb.type(SyncJob.class);
    this.statusType = jsonb.type(SyncStatus.class).list();
  }

  /**
   * Asks for a user's purchases to be fetched.
   *
   * @param userId the user
   * @param slug the store
   * @throws ApiException as {@link UpstreamErrors} says; 502 without a usable answer, 503 where
   *     none can be had now
   */
  public SyncJob sync(String userId, String slug) {
    return call(Method.POST, "/scraping/%s/sync".formatted(slug), userId, jobType);
  }

  /**
   * How fetching goes.
   *
   * @param userId the user
   * @throws ApiException as {@link #sync} does
   */
  public List<SyncStatus> status(String userId) {
    return call(Method.GET, "/scraping/status", userId, statusType);
  }

  private <T> T call(Method method, String path, String userId, JsonType<T> type) {
    ReceiptWitness witness =
        receiptWitness.orElseThrow(() -> UpstreamErrors.unavailable("Scraping is not configured"));
    if (!HEADER_VALUE.matcher(userId).matches()) {
      LOG.warn("The scraping service can't be told of a user whose id is no header's value");
      throw UpstreamErrors.unusable();
    }
    try {
      return guarded(() -> usable(witness.exchange(method, path, userId), type));
    } catch (CircuitBreakerOpenException _) {
      throw UpstreamErrors.unavailable("The scraping service is unavailable");
    } catch (NoAnswerException e) {
      LOG.warn("The scraping service gave no usable answer: {}", e.getMessage());
      throw UpstreamErrors.unusable();
    }
  }

  /** Helidon's breaker counts what ends late, while it is open, against the time after it. */
  private <T> T guarded(Supplier<T> call) {
    Admission.leave();
    boolean trial = breaker.state() != CircuitBreaker.State.CLOSED;
    try {
      return breaker.invoke(call);
    } finally {
      if (trial && breaker.state() == CircuitBreaker.State.CLOSED) {
        breaker.state(CircuitBreaker.State.CLOSED);
      }
    }
  }

  private static <T> T usable(UpstreamAnswer answer, JsonType<T> type) {
    if (!answer.succeeded()) {
      throw UpstreamErrors.of(answer);
    }
    return UpstreamJson.read(type, answer.body());
  }

  @Override
  public void close() {
    receiptWitness.ifPresent(ReceiptWitness::close);
  }
}
