package com.cartsnitch.platform.http.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.http.RoutingFixture;
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

@RoutingTest
@Timeout(20)
class RequestInputTest {
  private static final String ID = "6f9619ff-8b86-d011-b42d-00cf4fc964ff";

  private final DirectClient client;

  RequestInputTest(DirectClient client) {
    this.client = client;
  }

  @SetUpRoute
  static void routing(HttpRouting.Builder routing) {
    RoutingFixture.setUp(routing);
  }

  @ParameterizedTest
  @CsvSource({
    "'',                  90|1970-01-01|-|-|all",
    "days=1,              1|1970-01-01|-|-|all",
    "days=365&q=,         365|1970-01-01|-|-|all",
    "until=2022-08-31,    90|2022-08-31|-|-|all",
    "until=0001-01-01,    90|0001-01-01|-|-|all",
    "q=12345,             90|1970-01-01|12345|-|all",
    "q=a%20b,             90|1970-01-01|a b|-|all",
    "q=a+b,               90|1970-01-01|a b|-|all",
    "q=%C3%A9,            90|1970-01-01|é|-|all",
    "word=abc&period=1y,  90|1970-01-01|-|abc|1y",
    "unknown=1,           90|1970-01-01|-|-|all",
  })
  void readsGoodParameters(String query, String read) {
    ClientResponseTyped<String> response = get("/input/" + ID + "?" + query);
    assertThat(response.entity()).isEqualTo(ID + "|" + read);
  }

  @ParameterizedTest
  @CsvSource({
    "days=0,           days,   range,   must be from 1 to 365",
    "days=366,         days,   range,   must be from 1 to 365",
    "days=abc,         days,   type,    must be a whole number from 1 to 365",
    "days=,            days,   type,    must be a whole number from 1 to 365",
    "days=1.5,         days,   type,    must be a whole number from 1 to 365",
    "days=99999999999, days,   type,    must be a whole number from 1 to 365",
    "until=2022-13-01, until,  type,    must be a day as YYYY-MM-DD",
    "until=2022-02-30, until,  type,    must be a day as YYYY-MM-DD",
    "until=yesterday,  until,  type,    must be a day as YYYY-MM-DD",
    "until=0000-01-01, until,  type,    must be a day as YYYY-MM-DD",
    "until=%2B10000-01-01, until, type, must be a day as YYYY-MM-DD",
    "q=123456,         q,      length,  must be at most 5 characters long",
    "q=a%00,           q,      pattern, must not contain a NUL character",
    "word=ABC,         word,   pattern, 'must match [a-z]{1,5}'",
    "word=,            word,   pattern, 'must match [a-z]{1,5}'",
    "period=2y,        period, pattern, 'must be one of all, 1y'",
    "days=1&days=1,    days,   pattern, must be given once",
    "q=a&q=b,          q,      pattern, must be given once",
  })
  void refusesABadParameterByItsName(String query, String field, String type, String message) {
    assertRefused(get("/input/" + ID + "?" + query), error(field, message, type));
  }

  @ParameterizedTest
  @CsvSource({
    "x",
    "6f9619ff-8b86-d011-b42d-00cf4fc964f",
    "6f9619ff8b86d011b42d00cf4fc964ff",
    "1-1-1-1-1"
  })
  void refusesWhatIsNoUuid(String id) {
    assertRefused(get("/input/" + id), error("id", "must be a UUID", "type"));
  }

  @Test
  void listsEveryBadParameterInTheOrderOfReading() {
    assertRefused(
        get("/input/x?period=2y&days=0&q=123456&until=now"),
        String.join(
            ",",
            error("id", "must be a UUID", "type"),
            error("days", "must be from 1 to 365", "range"),
            error("until", "must be a day as YYYY-MM-DD", "type"),
            error("q", "must be at most 5 characters long", "length"),
            error("period", "must be one of all, 1y", "pattern")));
  }

  @Test
  void readsThePage() {
    assertThat(get("/page").entity()).isEqualTo("PageRequest[number=1, size=20]");
    assertThat(get("/page?page=1000000&page_size=100").entity())
        .isEqualTo("PageRequest[number=1000000, size=100]");
    assertRefused(
        get("/page?page=0&page_size=101"),
        error("page", "must be from 1 to 1000000", "range")
            + ","
            + error("page_size", "must be from 1 to 100", "range"));
  }

  private ClientResponseTyped<String> get(String uri) {
    return client.get().uri(URI.create("http://localhost" + uri)).request(String.class);
  }

  private static void assertRefused(ClientResponseTyped<String> response, String errors) {
    assertThat(response.status().code()).isEqualTo(422);
    assertThat(response.entity())
        .startsWith("{\"detail\":\"Validation error\",\"code\":\"VALIDATION_ERROR\",")
        .contains("\"errors\":[" + errors + "],\"request_id\":");
  }

  private static String error(String field, String message, String type) {
    return "{\"field\":\"%s\",\"message\":\"%s\",\"type\":\"%s\"}".formatted(field, message, type);
  }
}
