package com.cartsnitch.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.http.request.RequestIds;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webclient.api.ClientResponseTyped;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.testing.junit5.DirectClient;
import io.helidon.webserver.testing.junit5.RoutingTest;
import io.helidon.webserver.testing.junit5.SetUpRoute;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@RoutingTest
@Timeout(20)
class RouteTableTest {
  private final DirectClient client;

  RouteTableTest(DirectClient client) {
    this.client = client;
  }

  @SetUpRoute
  static void routing(HttpRouting.Builder routing) {
    RoutingFixture.setUp(routing);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,  /things/special, 200, special",
    "GET,  /things/7,       200, thing true",
    "POST, /things/7,       200, posted",
    "GET,  /nothing,        404, NOT_FOUND",
    "GET,  /things,         404, NOT_FOUND",
    "GET,  /things/7/8,     404, NOT_FOUND",
    "GET,  /conflict,       409, CONFLICT",
  })
  void answersByTheTemplateThatMatches(String method, String path, int status, String part) {
    ClientResponseTyped<String> response = send(method, path);
    assertThat(response.status().code()).isEqualTo(status);
    assertThat(response.entity()).contains(part);
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /things/7, 'GET, POST'",
    "PUT, /conflict, GET",
    "FOO, /page, GET",
    "POST, /things/special, GET"
  })
  void anotherMethodIsToldWhichAreAllowed(String method, String path, String allow) {
    ClientResponseTyped<String> response = send(method, path);
    assertThat(response.status().code()).isEqualTo(405);
    assertThat(response.headers().get(HeaderNames.ALLOW).values()).isEqualTo(allow);
    assertThat(response.entity()).contains("\"code\":\"METHOD_NOT_ALLOWED\"");
  }

  @Test
  void anOperationForUsersIsClosedToOthers() {
    ClientResponseTyped<String> nobody = send("GET", "/me");
    assertThat(nobody.status().code()).isEqualTo(401);
    assertThat(nobody.headers().get(HeaderNames.WWW_AUTHENTICATE).get()).isEqualTo("Bearer");
    assertThat(nobody.entity())
        .startsWith("{\"detail\":\"Who are you?\",\"code\":\"UNAUTHORIZED\",");
    assertThat(
            client.get("/me").header(HeaderNames.AUTHORIZATION, "7").request(String.class).entity())
        .isEqualTo("I am 7");
  }

  @Test
  void aBugOfOursSaysNothingOfItself() {
    assertThat(send("GET", "/bug").entity())
        .startsWith("{\"detail\":\"Internal server error\",\"code\":\"INTERNAL_ERROR\",")
        .doesNotContain("postgresql", "Exception");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "A-b_c.9",
        "0123456789012345678901234567890123456789012345678901234567890123"
      })
  void aGoodRequestIdIsKept(String id) {
    assertThat(requestId("/page", id)).isEqualTo(id);
    assertThat(requestId("/nothing", id)).isEqualTo(id);
    assertThat(requestId("/bug", id)).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b",
        "a<b>",
        "é",
        "a,b",
        "01234567890123456789012345678901234567890123456789012345678901234"
      })
  void aBadRequestIdIsReplaced(String id) {
    assertThat(requestId("/page", id)).matches("[0-9a-f-]{36}");
    assertThat(requestId("/bug", id)).matches("[0-9a-f-]{36}");
  }

  private ClientResponseTyped<String> send(String method, String path) {
    return client
        .method(Method.create(method))
        .uri(URI.create("http://localhost" + path))
        .request(String.class);
  }

  private String requestId(String path, String id) {
    ClientResponseTyped<String> response =
        client.get(path).header(RequestIds.HEADER, id).request(String.class);
    String answered = response.headers().get(RequestIds.HEADER).get();
    if (response.entity().startsWith("{")) {
      assertThat(response.entity()).contains("\"request_id\":\"" + answered + "\"");
    }
    return answered;
  }
}
