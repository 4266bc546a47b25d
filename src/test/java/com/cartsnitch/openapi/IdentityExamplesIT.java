package com.cartsnitch.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.ApiClient;
import com.cartsnitch.testing.ApiService;
import com.cartsnitch.testing.description.DescribedOperation;
import com.cartsnitch.testing.description.Description;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/**
 * Whoever sends the examples of the operations of {@code /auth}, one after the other, gets what
 * they promise. The client holds each exchange against the description.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdentityExamplesIT {
  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String SESSION = "better-auth.session_token=";

  private ApiService service;
  private ApiClient nobody;

  @BeforeAll
  void start() {
    service =
        ApiService.start(Map.of("CARTSNITCH_AUTH_SECRET", "test-auth-secret-0b7e4d92c8a1f635"));
    nobody = service.anonymous();
  }

  @AfterEach
  void forget() {
    service.database().execute("DELETE FROM users");
    service.database().execute("DELETE FROM verifications");
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void thoseOfSigningInWithASession() {
    String token = send(nobody, "signUpWithEmail").value("token");
    ApiClient pat = bearer(token);
    assertThat(pat.get("/auth/get-session").value("token")).isEqualTo(token);
    assertThat(nobody.get("/auth/get-session").body(200)).isEqualTo("null");
    assertThat(send(nobody, "signInWithEmail").values("redirect")).containsExactly("false");
    assertThat(sendForm("signUpWithEmail").value("email")).isEqualTo("pat.form@example.com");
    ApiAnswer signedIn = sendForm("signInWithEmail");
    assertThat(cookie(signedIn).get("/auth/list-sessions").values("id")).hasSize(3);
    assertThat(send(pat, "signOut").values("success")).containsExactly("true");
    assertThat(pat.get("/auth/list-sessions").status()).isEqualTo(401);
    assertThat(nobody.get("/auth/ok").body(200)).isEqualTo("{\"ok\":true}");
  }

  @Test
  void thoseOfAnAccount() {
    ApiClient pat = bearer(send(nobody, "signUpWithEmail").value("token"));
    send(pat, "updateUser");
    send(pat, "sendVerificationEmail");
    send(pat, "revokeSession");
    send(pat, "revokeOtherSessions");
    ApiAnswer changed = send(pat, "changePassword");
    assertThat(pat.get("/auth/list-sessions").status()).isEqualTo(401);
    send(cookie(changed), "revokeSessions");
    assertThat(cookie(changed).get("/auth/get-session").body(200)).isEqualTo("null");
  }

  @Test
  void thoseOfSigningInWithTokens() {
    String refreshToken = send(nobody, "register").value("refresh_token");
    ApiAnswer tokens = send(nobody, "logIn");
    ApiClient pat = bearer(tokens.value("access_token"));
    assertThat(pat.get("/auth/me").value("email")).isEqualTo("pat@example.com");
    assertThat(pat.get("/api/v1/me/email-in-address").status()).isEqualTo(200);
    assertThat(pat.get("/auth/list-sessions").status()).isEqualTo(401);
    assertThat(send(pat, "changeMe").value("display_name")).isEqualTo("Pat");
    String renewed = "{\"refresh_token\":\"%s\"}".formatted(refreshToken);
    assertThat(nobody.post("/auth/refresh", renewed).status()).isEqualTo(200);
    assertThat(nobody.post("/auth/logout", renewed).body(204)).isEmpty();
    assertThat(nobody.post("/auth/refresh", renewed).status()).isEqualTo(401);
    assertThat(pat.delete("/auth/me").body(204)).isEmpty();
    assertThat(pat.get("/auth/me").status()).isEqualTo(404);
  }

  @Test
  void thoseOfMailedLinks() {
    send(nobody, "signUpWithEmail");
    send(nobody, "requestPasswordReset");
    String token = mailedToken();
    String link = "/auth/reset-password/" + token;
    assertThat(nobody.get(link).body(200)).contains("<form", token);
    assertThat(nobody.get(link + "?callbackURL=%2Fchoose").header("Location"))
        .endsWith("/choose?token=" + token);
    String chosen =
        requestExample("resetPassword", JSON)
            .toString()
            .replaceFirst("\"token\":\"[^\"]*\"", "\"token\":\"" + token + "\"");
    assertThat(nobody.post("/auth/reset-password", chosen).body(200))
        .isEqualTo("{\"status\":true}");
    assertThat(nobody.post("/auth/reset-password", chosen).value("code"))
        .isEqualTo("INVALID_TOKEN");
    assertThat(nobody.get("/auth/verify-email?token=x").value("code")).isEqualTo("INVALID_TOKEN");
    assertThat(nobody.get("/auth/verify-email?token=x&callbackURL=%2F").header("Location"))
        .isEqualTo("/?error=INVALID_TOKEN");
  }

  private String mailedToken() {
    return service
        .database()
        .rows("SELECT identifier FROM verifications")
        .getFirst()
        .replaceFirst("^reset-password:", "");
  }

  private static ApiAnswer send(ApiClient client, String operationId) {
    DescribedOperation operation = operation(operationId);
    String body = requestExample(operationId, JSON).toString();
    ApiAnswer answer =
        client.with("Content-Type", JSON).send(operation.method(), operation.template(), body);
    assertThat(answer.status()).as(operationId).isLessThan(300);
    return answer;
  }

  private ApiAnswer sendForm(String operationId) {
    String form =
        requestExample(operationId, FORM).properties().stream()
            .map(field -> encoded(field.getKey()) + '=' + encoded(field.getValue().asString()))
            .collect(Collectors.joining("&"));
    ApiAnswer answer =
        nobody.with("Content-Type", FORM).post(operation(operationId).template(), form);
    assertThat(answer.status()).as(operationId).isEqualTo(200);
    return answer;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private ApiClient bearer(String token) {
    return nobody.with("Authorization", "Bearer " + token);
  }

  /** A browser, on a page that is trusted. */
  private ApiClient cookie(ApiAnswer signedIn) {
    String cookie = signedIn.header("Set-Cookie").split(";", 2)[0];
    assertThat(cookie).startsWith(SESSION);
    return nobody.with("Cookie", cookie).with("Origin", "http://localhost:3000");
  }

  private static JsonNode requestExample(String operationId, String type) {
    return operation(operationId)
        .part()
        .child("requestBody")
        .flatMap(body -> body.child("content"))
        .flatMap(content -> content.child(type))
        .orElseThrow()
        .node()
        .required("example");
  }

  private static DescribedOperation operation(String id) {
    return Description.served().operation(id);
  }
}
