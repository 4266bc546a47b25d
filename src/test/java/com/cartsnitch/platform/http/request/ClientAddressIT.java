package com.cartsnitch.platform.http.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.config.address.IpAddresses;
import com.cartsnitch.testing.RawClient;
import io.helidon.webserver.WebServer;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With the headers as the server hands them over. */
class ClientAddressIT {
  private static final ClientAddress ADDRESSES =
      new ClientAddress(
          new ProxySettings(List.of(IpAddresses.of(InetAddress.getLoopbackAddress()))));

  private final WebServer server =
      WebServer.builder()
          .port(0)
          .routing(
              routing ->
                  routing.get(
                      "/", (request, response) -> response.send(ADDRESSES.of(request) + ".")))
          .build()
          .start();

  @AfterEach
  void stop() {
    server.stop();
  }

  private String answer(String... headers) throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      String lines = Stream.of(headers).map(line -> line + "\r\n").collect(Collectors.joining());
      client.send("GET / HTTP/1.1\r\nHost: localhost\r\n" + lines + "\r\n");
      return client.answer().body();
    }
  }

  @Test
  void withoutTheHeaderThePeerIsTheClient() throws Exception {
    assertThat(answer()).isEqualTo("127.0.0.1.");
    assertThat(answer("X-Forwarded-For:")).isEqualTo("127.0.0.1.");
  }

  @Test
  void severalHeadersAreOneList() throws Exception {
    assertThat(
            answer(
                "X-Forwarded-For: 198.51.100.1",
                "x-forwarded-for: 198.51.100.2, 203.0.113.7",
                "X-Forwarded-For: 127.0.0.1"))
        .isEqualTo("203.0.113.7.");
  }

  @Test
  void otherHeadersDoNotCount() throws Exception {
    assertThat(answer("Forwarded: for=203.0.113.7", "X-Real-IP: 203.0.113.7"))
        .isEqualTo("127.0.0.1.");
  }
}
