package com.cartsnitch.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import com.cartsnitch.platform.http.error.ErrorMapper;
import com.cartsnitch.testing.CapturedLog;
import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.RawAnswer;
import com.cartsnitch.testing.RawClient;
import io.helidon.webserver.WebServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that goes away in the middle of a body is no fault of the service. */
class UnfinishedBodyIT {
  private static final String POST = "POST /body HTTP/1.1\r\nHost: localhost\r\n";
  private static final String BY_LENGTH = "Content-Length: 100\r\n\r\n{\"half\":";
  private static final String BY_CHUNKS = "Transfer-Encoding: chunked\r\n\r\n64\r\n{\"half\":";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final WebServer server =
      WebServer.builder().port(0).routing(RoutingFixture::setUp).build().start();

  @AfterEach
  void stop() {
    server.stop();
  }

  @ParameterizedTest
  @ValueSource(strings = {BY_LENGTH, BY_CHUNKS})
  void whoSendsNoMoreIsTold(String half) throws Exception {
    try (CapturedLog log = CapturedLog.of(ErrorMapper.class);
        RawClient client = new RawClient(server.port())) {
      client.send(POST + half);
      client.finish();
      RawAnswer answer = client.answer();
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body()).contains("\"BAD_REQUEST\"", "The body is not whole");
      assertThat(log.lines()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {BY_LENGTH, BY_CHUNKS})
  void whoIsGoneLeavesNoError(String half) throws Exception {
    try (CapturedLog log = CapturedLog.of(ErrorMapper.class.getName(), Level.DEBUG);
        RawClient client = new RawClient(server.port())) {
      client.send(POST + "Expect: 100-continue\r\n" + half);
      assertThat(client.head().status()).as("the body is being read").isEqualTo(100);
      client.reset();
      Eventually.waitFor("the end of the request", PATIENCE, () -> !log.lines().isEmpty());
      assertThat(log.lines()).allMatch(line -> line.contains("answered BAD_REQUEST"));
    }
  }
}
