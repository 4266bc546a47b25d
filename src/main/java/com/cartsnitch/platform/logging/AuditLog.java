package com.cartsnitch.platform.logging;

import com.cartsnitch.platform.http.watch.RequestListener;
import com.cartsnitch.platform.http.watch.ServedRequest;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.Json.Naming;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down who changed something, or tried to, who asked for a profile and who followed a link
 * that signs in: a line of JSON each, in the name of {@code com.cartsnitch.audit}. It holds nothing
 * of a request but its method and its path, and of a path that carries a secret only the template.
 */
public final class AuditLog implements RequestListener {
  /** The name of the logger; its lines go out as they are, whatever the form of others. */
  public static final String LOGGER = "com.cartsnitch.audit";

  private static final Logger AUDIT = LoggerFactory.getLogger(LOGGER);
  private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);

  private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");

  /** GET requests that are audited: reading the profile, and links that may sign a user in. */
  private static final Set<String> READS = Set.of("/auth/me", "/auth/verify-email");

  private static final DateTimeFormatter MILLISECONDS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private final InstantSource clock;
  private final SecretPaths secretPaths;
  private final JsonType<Line> type;

  /**
   * @param clock the time
   */
  public AuditLog(InstantSource clock, SecretPaths secretPaths, Jsonb jsonb) {
    this.clock = clock;
    this.secretPaths = secretPaths;
    this.type = jsonb.type(Line.class);
  }

  @Override
  public void served(ServedRequest request) {
    if (CHANGING.contains(request.method()) || readsWhatIsAudited(request)) {
      write(request);
    }
  }

  private static boolean readsWhatIsAudited(ServedRequest request) {
    return request.method().equals("GET")
        && (READS.contains(request.template()) || READS.contains(request.path()));
  }

  private void write(ServedRequest request) {
    try {
      AUDIT.info(type.toJson(line(request)));
    } catch (RuntimeException e) {
      // the answer is out, and the next request must not suffer
      LOG.error("A request was not written to the audit log", e);
    }
  }

  private Line line(ServedRequest request) {
    return new Line(
        "audit",
        MILLISECONDS.format(clock.instant()),
        request.userId().orElse(null),
        request.method(),
        secretPaths.harmless(request.path(), request.template()),
        request.client().get(),
        request.status(),
        BigDecimal.valueOf(request.elapsed().toNanos(), 6).setScale(1, RoundingMode.HALF_UP),
        request.id());
  }

  /**
   * A line.
   *
   * @param event {@code audit}
   * @param timestamp when the answer was out, as ISO-8601 with milliseconds and {@code Z}
   * @param userId the user who sent the request; null if unknown
   * @param method the HTTP method
   * @param path the path without the query, or the template in its place
   * @param clientIp the client's address
   * @param statusCode the answer's status
   * @param durationMs how long it took, to a tenth of a millisecond
   * @param requestId the request's id
   */
  @Json(naming = Naming.LowerUnderscore)
  record Line(
      String event,
      String timestamp,
      @Nullable String userId,
      String method,
      String path,
      String clientIp,
      int statusCode,
      BigDecimal durationMs,
      String requestId) {}
}
