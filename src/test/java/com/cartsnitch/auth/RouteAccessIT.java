package com.cartsnitch.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.http.route.Route;
import com.cartsnitch.platform.http.route.Route.Access;
import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.ApiClient;
import com.cartsnitch.testing.ApiService;
import com.cartsnitch.testing.TestSettings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Nothing is open by omission: what everybody may call stands here, and nothing else is open. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class RouteAccessIT {
  private static final Set<String> OPEN =
      Set.of(
          "GET /health",
          "HEAD /health",
          "GET /health/ready",
          "HEAD /health/ready",
          "GET /health/live",
          "HEAD /health/live",
          "GET /health/started",
          "HEAD /health/started",
          "GET /openapi.json",
          "GET /openapi.yaml",
          "GET /docs",
          "GET /api/v1/stores",
          "GET /api/v1/public/products",
          "GET /api/v1/public/trends/{product_id}",
          "GET /api/v1/public/store-comparison",
          "GET /api/v1/public/inflation",
          "POST /auth/register",
          "POST /auth/login",
          "POST /auth/refresh",
          "POST /auth/logout",
          "POST /auth/sign-up/email",
          "POST /auth/sign-in/email",
          "GET /auth/get-session",
          "POST /auth/sign-out",
          "POST /auth/send-verification-email",
          "GET /auth/verify-email",
          "POST /auth/request-password-reset",
          "GET /auth/reset-password/{token}",
          "POST /auth/reset-password",
          "GET /auth/undo-email-change",
          "POST /auth/undo-email-change",
          "GET /auth/ok");

  private static final String STATS = "/internal/error-stats";

  /** Every field that any operation needs before it asks who calls. */
  private static final String BODY =
      """
      {"token":"x","newPassword":"12345678","currentPassword":"12345678","name":"x"}\
      """;

  private final ApiService service = ApiService.start(AuthSecrets.SETTINGS);

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void whatIsOpenIsListedHere() {
    // the page's parts are files of the jar
    assertThat(
            operations(Access.OPEN)
                .filter(operation -> !operation.startsWith("GET /docs/"))
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(OPEN);
  }

  @Test
  void everythingElseIsClosedToNobodyAndToForgedCredentials() {
    List<Route> closed =
        service.operations().stream().filter(route -> route.access() != Access.OPEN).toList();
    assertThat(closed).hasSizeGreaterThan(25);
    for (Route route : closed) {
      int expected = route.access() == Access.SERVICE ? 422 : 401;
      assertThat(call(service.anonymous(), route).status())
          .as(route.template())
          .isEqualTo(expected);
      for (String forged : List.of("x", "a.b.c")) {
        ApiClient client = service.anonymous().with("Authorization", "Bearer " + forged);
        assertThat(call(client, route).status()).as(route.template()).isEqualTo(expected);
      }
    }
  }

  @Test
  void aServiceShowsItsKeyAndNoUserIsAService() {
    String key = TestSettings.SECRETS.getOrDefault("CARTSNITCH_SERVICE_KEY", "");
    ApiClient nobody = service.anonymous();
    assertThat(nobody.with("X-Service-Key", key).get(STATS).body(200))
        .startsWith("{\"error_counts\":{")
        .contains("\"recent_5xx_count\":0");
    assertThat(nobody.get(STATS).badFields()).containsExactly("X-Service-Key missing");
    assertThat(nobody.with("X-Service-Key", key + "x").get(STATS).body(403))
        .contains("\"detail\":\"Invalid service key\",\"code\":\"FORBIDDEN\"");
    assertThat(service.signedIn("user").get(STATS).status()).isEqualTo(422);
    assertThat(nobody.with("X-Service-Key", key).get("/api/v1/purchases").status()).isEqualTo(401);
  }

  /** An identity service beside us does the rest. */
  @Test
  void withoutAnAuthSecretSignInIsNotServed() {
    try (ApiService beside = ApiService.start(Map.of())) {
      Set<String> auth =
          beside.operations().stream()
              .map(Route::template)
              .filter(template -> template.startsWith("/auth"))
              .collect(Collectors.toSet());
      assertThat(auth).containsExactlyInAnyOrder("/auth/me", "/auth/undo-email-change");
      assertThat(beside.signedIn("ann").get("/auth/me").status()).isEqualTo(200);
    }
  }

  private Stream<String> operations(Access access) {
    return service.operations().stream()
        .filter(route -> route.access() == access)
        .map(route -> route.method().text() + ' ' + route.template());
  }

  private static ApiAnswer call(ApiClient client, Route route) {
    String path = route.template().replaceAll("\\{[a-z_]*}", "x");
    boolean takesBody = List.of("POST", "PUT", "PATCH").contains(route.method().text());
    return client
        .with("Content-Type", "application/json")
        .send(route.method().text(), path, takesBody ? BODY : "");
  }
}
