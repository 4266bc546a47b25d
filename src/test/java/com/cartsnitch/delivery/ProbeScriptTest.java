package com.cartsnitch.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.CommandRun;
import com.cartsnitch.testing.Skip;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The look at a live service after a deployment. */
class ProbeScriptTest {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final String WELL = "{\"status\":\"ok\",\"database\":\"connected\",\"db\":true}";

  private final AtomicInteger ready = new AtomicInteger();

  @Test
  void isContentAfterFiveGoodAnswersOfBoth() throws Exception {
    Skip.unless(
        CommandRun.isInstalled("curl") && CommandRun.isInstalled("bash"), "no curl, or no bash");
    CommandRun command = probe(200, WELL);
    assertThat(command.output()).isEqualTo("/health 200 %s\n/health/ready 200 %s\n", WELL, WELL);
    assertThat(command.exitCode()).isZero();
    assertThat(ready).hasValue(5);
  }

  @Test
  void refusesAServiceThatIsNotReady() throws Exception {
    Skip.unless(
        CommandRun.isInstalled("curl") && CommandRun.isInstalled("bash"), "no curl, or no bash");
    CommandRun command = probe(503, "{\"status\":\"unavailable\"}");
    assertThat(command.exitCode()).isEqualTo(1);
    assertThat(command.output()).contains("is not well: /health/ready 503");
  }

  @Test
  void refusesSomebodyElsesPage() throws Exception {
    Skip.unless(
        CommandRun.isInstalled("curl") && CommandRun.isInstalled("bash"), "no curl, or no bash");
    assertThat(probe(200, "<h1>Welcome</h1>").exitCode()).isEqualTo(1);
    assertThat(probe(200, "{\"status\":\"ok\",\"db\":false}").exitCode()).isEqualTo(1);
  }

  private CommandRun probe(int status, String body)
      throws IOException, InterruptedException, TimeoutException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer(server, "/health", 200, WELL);
    answer(server, "/health/ready", status, body);
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort();
      return CommandRun.of(
          Path.of("").toAbsolutePath(),
          Map.of("PROBE_SECONDS", "0", "PROBE_PAUSE", "0"),
          LIMIT,
          ".gitea/scripts/probe.sh",
          url);
    } finally {
      server.stop(0);
    }
  }

  private void answer(HttpServer server, String path, int status, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        path,
        exchange -> {
          if (path.endsWith("ready")) {
            ready.incrementAndGet();
          }
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }
}
