package com.cartsnitch.testing.description;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service must not get away with. */
class DescribedExchangeTest {
  private static final String ID = "4776603d-a4a8-5456-80d4-e7d4ba2b5a22";
  private static final String TRENDS = "/api/v1/public/trends/" + ID;
  private static final String TREND =
      """
      {"product_id":"%s","product_name":"Eggs","data_points":[
      {"date":"2022-08-01T00:00:00","price":3.12,"store_id":"%s","store_name":"Meijer"}]}
      """
          .formatted(ID, ID);
  private static final String LISTS = "/api/v1/shopping/lists";
  private static final String SETTINGS = "/api/v1/alerts/settings";
  private static final String SETTING =
      "{\"price_increase_threshold_pct\":5.0,\"shrinkflation_enabled\":true,"
          + "\"email_notifications\":false}";

  @Test
  void whatIsAsDescribedPasses() {
    assertThatCode(() -> DescribedExchange.check(get(TRENDS + "?days=365", TREND)))
        .doesNotThrowAnyException();
    assertThatCode(() -> DescribedExchange.check(put(SETTINGS, "{\"x\":1}", SETTING)))
        .doesNotThrowAnyException();
    assertThatCode(
            () -> DescribedExchange.check(answer("GET", TRENDS, "", 404, error("NOT_FOUND"))))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"price\":3.12 | \"price\":\"3.12\"",
        "T00:00:00 | T00:00:00Z",
        "T00:00:00 | ''",
        "\"price\":3.12, | ''",
        "\"price\":3.12 | \"price\":3.12,\"sale\":1",
        "\"Eggs\" | null",
        "]} | ]",
        "4776603d- | 4776603d",
      })
  void aBodyOfAnotherShapeFails(String old, String changed) {
    refused(get(TRENDS, TREND.replace(old, changed)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Request-Id", "X-Content-Type-Options", "ETag", "Cache-Control"})
  void aMissingHeaderFails(String name) {
    Exchange whole = get(TRENDS, TREND);
    Map<String, List<String>> headers = new HashMap<>(whole.headers());
    headers.remove(name);
    refused(whole, headers);
  }

  @ParameterizedTest
  @CsvSource({"X-Total-Count, 3", "Cache-Control, no-store", "Content-Type, text/html"})
  void aHeaderThatIsNotDescribedOrHasAnotherValueFails(String name, String value) {
    Exchange whole = get(TRENDS, TREND);
    Map<String, List<String>> headers = new HashMap<>(whole.headers());
    headers.put(name, List.of(value));
    refused(whole, headers);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        TRENDS + "?days=0",
        TRENDS + "?days=366",
        TRENDS + "?days=x",
        TRENDS + "?days=1&days=2",
        TRENDS + "?until=tomorrow",
        TRENDS + "?until=2022-02-30",
        "/api/v1/public/trends/eggs",
      })
  void aBadParameterThatWasAcceptedFails(String target) {
    refused(get(target, TREND));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"price_increase_threshold_pct\":null}",
        "{\"price_increase_threshold_pct\":1000.01}",
        "{\"price_increase_threshold_pct\":0.001}",
        "{\"email_notifications\":\"yes\"}",
      })
  void aBadBodyThatWasAcceptedFails(String body) {
    refused(put(SETTINGS, body, SETTING));
  }

  @Test
  void anAnswerWithoutCredentialsFails() {
    Exchange known = put(SETTINGS, "{}", SETTING);
    refused(new Exchange("PUT", SETTINGS, Map.of(), "{}", 200, known.headers(), known.body()));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/public/trends/x, 409, CONFLICT",
    "GET, /api/v1/public/trends/x, 401, UNAUTHORIZED",
    "GET, /api/v1/public/trends/x, 404, BAD_REQUEST",
    "GET, /api/v1/nothing, 409, CONFLICT",
    "PUT, /api/v1/stores, 404, METHOD_NOT_ALLOWED",
    "PUT, /api/v1/stores, 200, OK",
  })
  void anErrorThatIsNotDescribedFails(String method, String path, int status, String code) {
    refused(answer(method, path, "", status, error(code)));
  }

  @Test
  void anotherAllowThanTheDescribedMethodsFails() {
    Exchange exchange = answer("PUT", LISTS, "", 405, error("METHOD_NOT_ALLOWED"));
    Map<String, List<String>> headers = new HashMap<>(exchange.headers());
    headers.put("Allow", List.of("GET, POST"));
    assertThatCode(() -> DescribedExchange.check(with(exchange, headers)))
        .doesNotThrowAnyException();
    headers.put("Allow", List.of("GET"));
    refused(exchange, headers);
  }

  private static void refused(Exchange exchange) {
    assertThatThrownBy(() -> DescribedExchange.check(exchange)).isInstanceOf(AssertionError.class);
  }

  private static void refused(Exchange exchange, Map<String, List<String>> headers) {
    refused(with(exchange, headers));
  }

  private static Exchange with(Exchange exchange, Map<String, List<String>> headers) {
    return new Exchange(
        exchange.method(),
        exchange.target(),
        exchange.sent(),
        exchange.sentBody(),
        exchange.status(),
        headers,
        exchange.body());
  }

  private static Exchange get(String target, String body) {
    Exchange answer = answer("GET", target, "", 200, body);
    Map<String, List<String>> headers = new HashMap<>(answer.headers());
    headers.put("ETag", List.of("\"SSpmcbhxg4L0vya45bVKkA\""));
    headers.put("Cache-Control", List.of("public, max-age=60"));
    return with(answer, headers);
  }

  private static Exchange put(String target, String sentBody, String body) {
    return answer("PUT", target, sentBody, 200, body);
  }

  private static Exchange answer(
      String method, String target, String sentBody, int status, String body) {
    Map<String, List<String>> headers = new HashMap<>();
    headers.put("X-Request-Id", List.of("abc"));
    headers.put("X-Content-Type-Options", List.of("nosniff"));
    headers.put("Referrer-Policy", List.of("no-referrer"));
    headers.put("X-Frame-Options", List.of("DENY"));
    headers.put("Content-Security-Policy", List.of("default-src 'none'; frame-ancestors 'none'"));
    headers.put("Vary", List.of("Origin"));
    headers.put("Cache-Control", List.of("no-store"));
    headers.put("Content-Type", new ArrayList<>(List.of("application/json")));
    return new Exchange(
        method, target, Map.of("authorization", "Bearer x"), sentBody, status, headers, body);
  }

  private static String error(String code) {
    return "{\"detail\":\"No\",\"code\":\"%s\",\"request_id\":\"abc\"}".formatted(code);
  }
}
