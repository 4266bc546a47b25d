package com.cartsnitch.testing.description;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service must not get away with when somebody signs in. */
class DescribedSignInTest {
  private static final String SIGN_IN = "/auth/sign-in/email";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String USER =
      """
      {"name":"Pat","email":"pat@example.com","emailVerified":false,"image":null,
      "createdAt":"2026-10-30T09:15:02.118Z","updatedAt":"2026-10-30T09:15:02.118Z","id":"x"}\
      """;
  private static final String SIGNED_IN =
      "{\"redirect\":false,\"token\":\"%s\",\"user\":%s}".formatted("t".repeat(32), USER);
  private static final String COOKIE =
      "better-auth.session_token=t.s%3D; Max-Age=604800; Path=/; HttpOnly; SameSite=Lax";
  private static final String FORGETFUL =
      "better-auth.session_token=t.s%3D; Path=/; HttpOnly; SameSite=Lax";
  private static final String DONT_REMEMBER =
      "better-auth.dont_remember=true.s%3D; Path=/; HttpOnly; SameSite=Lax";
  private static final String CREDENTIALS = "{\"email\":\"pat@example.com\",\"password\":\"x\"}";
  private static final String GOOD_FORM = "email=pat%40example.com&password=x";

  @ParameterizedTest
  @CsvSource({
    GOOD_FORM,
    GOOD_FORM + "&rememberMe=false",
    GOOD_FORM + "&other=%F0%9F%98%80",
    "email=x&" + GOOD_FORM,
  })
  void aFormPasses(String form) {
    passes(signIn(FORM, form, List.of(FORGETFUL, DONT_REMEMBER)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "email=pat%40example.com", GOOD_FORM + "&rememberMe=1", "password=x"})
  void aBadFormThatWasAcceptedFails(String form) {
    refused(signIn(FORM, form, List.of(COOKIE)));
  }

  @Test
  void aFormThatIsNotDescribedFails() {
    refused(exchange("POST", "/auth/login", FORM, GOOD_FORM, 200, Map.of(), "{}"));
  }

  @Test
  void aSignInWithoutItsCookieFails() {
    passes(signIn("Application/JSON", CREDENTIALS, List.of(COOKIE)));
    refused(signIn("application/json", CREDENTIALS, List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "; HttpOnly, ''",
    "; SameSite=Lax, ''",
    "Lax, None",
    "Path=/, Path=/auth",
    "604800, 0",
    "_token, _data"
  })
  void aCookieOfAnotherFormFails(String old, String changed) {
    refused(signIn("application/json", CREDENTIALS, List.of(COOKIE.replace(old, changed))));
  }

  @Test
  void anErrorWithoutTheMessageThatItsClientReadsFails() {
    String error = "\"detail\":\"No\",\"code\":\"%s\",\"request_id\":\"abc\"}";
    String wrong = error.formatted("INVALID_EMAIL_OR_PASSWORD");
    Map<String, List<String>> bearer = Map.of("WWW-Authenticate", List.of("Bearer"));
    passes(exchange("POST", SIGN_IN, "", "", 401, bearer, "{\"message\":\"No\"," + wrong));
    refused(exchange("POST", SIGN_IN, "", "", 401, bearer, "{" + wrong));
    String bad = error.formatted("BAD_REQUEST");
    passes(exchange("POST", SIGN_IN, "", "", 400, Map.of(), "{" + bad));
    refused(exchange("POST", SIGN_IN, "", "", 400, Map.of(), "{" + bad.replace("BAD", "NO")));
  }

  @Test
  void anAnswerToTheWrongCredentialsFails() {
    String list = "/auth/list-sessions";
    String mine = "/api/v1/me/stores";
    passes(get("/auth/get-session", Map.of(), "null"));
    refused(get("/auth/get-session", Map.of(), "{}"));
    refused(get(list, Map.of(), "[]"));
    refused(get(mine, Map.of(), "[]"));
    passes(get(list, Map.of("Authorization", "Bearer token"), "[]"));
    passes(get(list, Map.of("Authorization", "Bearer token.signature"), "[]"));
    refused(get(list, Map.of("Authorization", "Bearer a.b.c"), "[]"));
    passes(get(mine, Map.of("Authorization", "Bearer a.b.c"), "[]"));
    passes(get(list, Map.of("Cookie", "a=b; better-auth.session_token=token.signature"), "[]"));
    refused(get(list, Map.of("Cookie", "a=b"), "[]"));
  }

  @Test
  void aBrowserThatIsSentNowhereFails() {
    String link = "/auth/verify-email?token=x&callbackURL=%2Fhome";
    Map<String, List<String>> place = Map.of("Location", List.of("/home?error=INVALID_TOKEN"));
    passes(exchange("GET", link, "", "", 302, place, ""));
    refused(exchange("GET", link, "", "", 302, Map.of(), ""));
    refused(exchange("GET", link.replace("%2F", "%2F%2F"), "", "", 302, place, ""));
  }

  private static void passes(Exchange exchange) {
    assertThatCode(() -> DescribedExchange.check(exchange)).doesNotThrowAnyException();
  }

  private static void refused(Exchange exchange) {
    assertThatThrownBy(() -> DescribedExchange.check(exchange)).isInstanceOf(AssertionError.class);
  }

  private static Exchange signIn(String type, String body, List<String> cookies) {
    Map<String, List<String>> headers =
        cookies.isEmpty() ? Map.of() : Map.of("Set-Cookie", cookies);
    return exchange("POST", SIGN_IN, type, body, 200, headers, SIGNED_IN);
  }

  private static Exchange get(String target, Map<String, String> sent, String body) {
    Exchange answer = exchange("GET", target, "", "", 200, Map.of(), body);
    return new Exchange("GET", target, sent, "", 200, answer.headers(), body);
  }

  private static Exchange exchange(
      String method,
      String target,
      String type,
      String sentBody,
      int status,
      Map<String, List<String>> more,
      String body) {
    Map<String, List<String>> headers = new HashMap<>(more);
    headers.put("X-Request-Id", List.of("abc"));
    headers.put("X-Content-Type-Options", List.of("nosniff"));
    headers.put("Referrer-Policy", List.of("no-referrer"));
    headers.put("X-Frame-Options", List.of("DENY"));
    headers.put("Content-Security-Policy", List.of("default-src 'none'; frame-ancestors 'none'"));
    headers.put("Vary", List.of("Origin"));
    headers.put("Cache-Control", List.of("no-store"));
    if (!body.isEmpty()) {
      headers.put("Content-Type", List.of("application/json"));
    }
    Map<String, String> sent = type.isEmpty() ? Map.of() : Map.of("Content-Type", type);
    return new Exchange(method, target, sent, sentBody, status, headers, body);
  }
}
