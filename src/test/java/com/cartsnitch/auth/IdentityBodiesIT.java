package com.cartsnitch.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.http.route.BodyLimit;
import com.cartsnitch.platform.http.route.Route;
import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.ApiService;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What anybody may send is small. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class IdentityBodiesIT {
  private static final String FIELDS =
      "\"email\":\"nobody@example.com\",\"password\":\"a password\",\"x\":";

  private final ApiService service = ApiService.start(AuthSecrets.SETTINGS);

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void everyOperationOfAuthHasTheSmallLimitAndTheOthersTheStandardOne() {
    assertThat(service.operations())
        .allSatisfy(
            route -> assertThat(route.bodyLimit()).as(route.template()).isEqualTo(limit(route)));
  }

  private static BodyLimit limit(Route route) {
    return route.template().startsWith("/auth/") ? BodyLimit.SMALL : BodyLimit.STANDARD;
  }

  @ParameterizedTest
  @ValueSource(strings = {"/auth/login", "/auth/sign-in/email"})
  void aLongerBodyOrOneOfMoreTokensIsRefused(String path) {
    String most = "{" + FIELDS + "[" + "0,".repeat(490) + "0]}";
    assertThat(post(path, most).status()).isEqualTo(401);
    assertTooLarge(post(path, most.replace("[0", "[0,0")));
    String longest = "{" + FIELDS + "\"" + "x".repeat(16_384 - FIELDS.length() - 4) + "\"}";
    assertThat(post(path, longest).status()).isEqualTo(401);
    assertTooLarge(post(path, longest + " "));
    assertTooLarge(post(path, "{\"a\":[" + "{},".repeat(349_000) + "{}]}"));
  }

  @Test
  void aFormOfMoreFieldsIsRefused() {
    String form = "email=nobody%40example.com&password=x";
    assertThat(form(form + "&x=".repeat(248)).status()).isEqualTo(401);
    assertTooLarge(form(form + "&x=".repeat(249)));
  }

  private ApiAnswer form(String body) {
    return service
        .anonymous()
        .with("Content-Type", "application/x-www-form-urlencoded")
        .send("POST", "/auth/sign-in/email", body);
  }

  private ApiAnswer post(String path, String body) {
    return service.anonymous().post(path, body);
  }

  private static void assertTooLarge(ApiAnswer answer) {
    assertThat(Stream.of(answer.status())).as(answer.body()).containsExactly(413);
  }
}
