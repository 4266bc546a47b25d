package com.cartsnitch.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.http.route.Route;
import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.ApiService;
import com.cartsnitch.testing.description.DescribedOperation;
import com.cartsnitch.testing.description.Description;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is routed is described, and what is described is routed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperationsDescribedIT {
  /** What the page at /docs is made of. */
  private static final String ASSETS = "/docs/";

  /** With it, signing in is served here. */
  private static final Map<String, String> SIGN_IN =
      Map.of("CARTSNITCH_AUTH_SECRET", "test-auth-secret-0b7e4d92c8a1f635");

  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PURGE");

  private ApiService service;

  @BeforeAll
  void start() {
    service = ApiService.start(SIGN_IN);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void everyRouteIsDescribedAndEveryDescribedOperationIsRouted() {
    assertThat(described()).containsExactlyInAnyOrderElementsOf(routed());
  }

  @Test
  void whatIsDescribedAsOpenIsOpenAndNothingElse() {
    assertThat(operations().filter(DescribedOperation::open).map(DescribedOperation::name))
        .containsExactlyInAnyOrderElementsOf(
            names(routes().filter(route -> route.access() == Route.Access.OPEN)));
  }

  @Test
  void whatIsAboutSessionsTakesNoAccessTokenAndEverythingElseDoes() {
    assertThat(
            operations()
                .filter(operation -> !operation.open() && !operation.forServices())
                .filter(operation -> !operation.credentials().contains("accessToken"))
                .map(DescribedOperation::name))
        .containsExactlyInAnyOrderElementsOf(
            names(routes().filter(route -> route.access() == Route.Access.SESSION)));
  }

  @Test
  void whatIsRefusedByLimitsIsWhatHasThem() {
    assertThat(
            operations()
                .filter(operation -> operation.response(429).isEmpty())
                .map(DescribedOperation::name))
        .containsExactlyInAnyOrderElementsOf(names(routes().filter(route -> !route.limited())));
  }

  static Set<String> paths() {
    return operations().map(DescribedOperation::template).collect(Collectors.toSet());
  }

  /** The client holds the answer against the description: 405, Allow and all. */
  @ParameterizedTest
  @MethodSource("paths")
  void everyOtherMethodIsToldTheRightOnes(String path) {
    String some =
        path.replaceAll("\\{[a-z_]*id}", "6f9619ff-8b86-d011-b42d-00cf4fc964ff")
            .replace("{slug}", "meijer")
            .replace("{token}", "9sQxTq2mWvB4rYkL0pNcZ7uHfJ3aDgE5");
    for (String method : METHODS) {
      if (!described().contains(method + ' ' + path)) {
        ApiAnswer answer = service.anonymous().send(method, some, "");
        assertThat(answer.status()).as("%s %s", method, path).isEqualTo(405);
      }
    }
  }

  private static Set<String> described() {
    return operations().map(DescribedOperation::name).collect(Collectors.toSet());
  }

  private static Stream<DescribedOperation> operations() {
    return Description.served().operations().stream();
  }

  private Set<String> routed() {
    return names(routes());
  }

  private Stream<Route> routes() {
    return service.operations().stream().filter(route -> !route.template().startsWith(ASSETS));
  }

  private static Set<String> names(Stream<Route> routes) {
    return routes
        .map(route -> route.method().text() + ' ' + route.template())
        .collect(Collectors.toSet());
  }
}
