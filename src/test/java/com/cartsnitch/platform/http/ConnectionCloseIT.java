package com.cartsnitch.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.RunningService;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client that asks for the connection to be closed sees its end right after the answer. */
class ConnectionCloseIT {
  private static final int PATIENCE_MILLIS = (int) Duration.ofSeconds(10).toMillis();

  private static RunningService service;

  @BeforeAll
  static void start() {
    service = new RunningService();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /health, close",
    "GET, /api/v1/stores, close",
    "GET, /api/v1/stores, Close",
    "GET, /nope, 'keep-alive, close'",
    "HEAD, /health/live, close",
  })
  void answersAndCloses(String method, String path, String connection) throws IOException {
    String request =
        "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: %s\r\n\r\n"
            .formatted(method, path, connection);
    for (int port : List.of(service.port(), service.adminPort())) {
      assertThat(answerUntilTheEnd(port, request)).startsWith("HTTP/1.1 ");
    }
  }

  /** Without an end it times out. */
  private static String answerUntilTheEnd(int port, String request) throws IOException {
    try (Socket socket = new Socket("localhost", port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
