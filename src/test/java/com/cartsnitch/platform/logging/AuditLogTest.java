package com.cartsnitch.platform.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import com.cartsnitch.platform.http.watch.ServedRequest;
import com.cartsnitch.testing.CapturedLog;
import com.cartsnitch.testing.RouteClient;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditLogTest {
  private final AuditLog audit =
      new AuditLog(
          () -> Instant.parse("2026-11-01T12:00:00Z"),
          new SecretPaths(List.of()),
          RouteClient.jsonb());

  @Test
  void aLineIsJsonWithTheseFields() {
    assertThat(written(Optional.of("u\"1\n"), "/x\"\r\n", () -> "2001:db8::1"))
        .containsExactly(
            "INFO {\"event\":\"audit\",\"timestamp\":\"2026-11-01T12:00:00.000Z\","
                + "\"user_id\":\"u\\\"1\\n\",\"method\":\"POST\",\"path\":\"/x\\\"%0D%0A\","
                + "\"client_ip\":\"2001:db8::1\",\"status_code\":201,\"duration_ms\":12.3,"
                + "\"request_id\":\"r-1\"}");
  }

  @Test
  void nobodyIsNull() {
    assertThat(written(Optional.empty(), "/x", () -> "127.0.0.1"))
        .singleElement()
        .asString()
        .contains("\"user_id\":null,");
  }

  @Test
  void whatCanNotBeWrittenHurtsNobody() {
    try (CapturedLog log = CapturedLog.of(AuditLog.class)) {
      Supplier<String> broken =
          () -> {
            throw new IllegalStateException("no address");
          };
      assertThat(written(Optional.empty(), "/x", broken)).isEmpty();
      assertThat(log.lines()).singleElement().asString().startsWith("ERROR ");
    }
  }

  private List<String> written(Optional<String> user, String path, Supplier<String> client) {
    try (CapturedLog log = CapturedLog.of(AuditLog.LOGGER)) {
      audit.served(
          new ServedRequest(
              "POST", path, "/x", 201, Duration.ofNanos(12_345_678), "r-1", user, client));
      return List.copyOf(log.lines());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/logback-plain.xml", "/logback-json.xml", "/logback-dev.xml"})
  void whateverTheFormItGoesOutOnceAndAsItIs(String configuration) throws JoranException {
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(AuditLogTest.class.getResource(configuration));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    redirect(context, AuditLog.LOGGER, "audit", out);
    redirect(context, "ROOT", "console", out);
    context.getLogger(AuditLog.LOGGER).info("{\"event\":\"audit\"}");
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("{\"event\":\"audit\"}\n");
    context.getLogger("another").info("seen");
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("seen");
    context.stop();
  }

  private static void redirect(
      LoggerContext context, String logger, String appender, ByteArrayOutputStream out) {
    ConsoleAppender<ILoggingEvent> console =
        (ConsoleAppender<ILoggingEvent>) context.getLogger(logger).getAppender(appender);
    assertThat(console.getTarget()).isEqualTo("System.out");
    console.setOutputStream(out);
  }
}
