package com.cartsnitch.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.ApiService;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody wants to know whether an address has an account. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class EnumerationIT {
  /** Different for every answer, whatever it says. */
  private static final Set<String> OF_THE_MOMENT = Set.of("date", "x-request-id");

  private final ApiService service = ApiService.start(AuthSecrets.SETTINGS);

  @BeforeAll
  void signUp() {
    WebUser.signedUp(service, "known");
    // one who has no password, as after a sign-in by another provider
    service.database().execute("INSERT INTO users (id, email) VALUES ('bare', 'bare@example.com')");
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/auth/sign-in/email, 401",
    "/auth/login, 401",
    "/auth/request-password-reset, 200",
    "/auth/send-verification-email, 200",
  })
  void theAnswerIsTheSame(String path, int status) {
    List<String> answers =
        List.of("known", "bare", "unknown").stream()
            .map(name -> answer(path, name))
            .map(answer -> withoutTheMoment(answer, status))
            .distinct()
            .toList();
    assertThat(answers).hasSize(1);
  }

  /** The unknown address costs a comparison of passwords too: a quarter of a second. */
  @ParameterizedTest
  @CsvSource({"/auth/sign-in/email", "/auth/login"})
  void theTimeIsThatOfAComparison(String path) {
    answer(path, "known");
    for (String name : List.of("unknown", "bare")) {
      long known = nanos(path, "known");
      long other = nanos(path, name);
      assertThat(other).as(name).isGreaterThan(known / 4);
    }
  }

  @Test
  void nothingIsKeptForNobody() {
    service.database().execute("DELETE FROM verifications");
    answer("/auth/request-password-reset", "unknown").body(200);
    assertThat(service.database().rows("SELECT 1 FROM verifications")).isEmpty();
    answer("/auth/request-password-reset", "known").body(200);
    assertThat(service.database().rows("SELECT 1 FROM verifications")).hasSize(1);
  }

  private long nanos(String path, String name) {
    long start = System.nanoTime();
    answer(path, name);
    return System.nanoTime() - start;
  }

  private ApiAnswer answer(String path, String name) {
    return service
        .anonymous()
        .post(path, "{\"email\":\"%s@example.com\",\"password\":\"wrong horse\"}".formatted(name));
  }

  private static String withoutTheMoment(ApiAnswer answer, int status) {
    String body = answer.body(status).replaceAll("\"request_id\":\"[^\"]*\"", "");
    return new TreeMap<>(answer.headers().map())
        .entrySet().stream()
            .filter(header -> !OF_THE_MOMENT.contains(header.getKey().toLowerCase(Locale.ROOT)))
            .map(Object::toString)
            .collect(Collectors.joining("\n", "", "\n" + body));
  }
}
