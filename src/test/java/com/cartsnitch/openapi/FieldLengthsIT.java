package com.cartsnitch.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.ApiClient;
import com.cartsnitch.testing.ApiService;
import com.cartsnitch.testing.description.DescribedOperation;
import com.cartsnitch.testing.description.Description;
import com.cartsnitch.testing.description.RequestField;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The greatest lengths of the description are kept to: one character more is refused. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class FieldLengthsIT {
  private final ApiService service =
      ApiService.start(Map.of("CARTSNITCH_AUTH_SECRET", "test-auth-secret-0b7e4d92c8a1f635"));
  private final ApiClient user = service.signedIn("long");

  @AfterAll
  void stop() {
    service.close();
  }

  static Stream<Arguments> texts() {
    return Description.served().operations().stream()
        .flatMap(
            operation ->
                RequestField.body(operation)
                    .filter(field -> field.maxLength().isPresent())
                    .map(field -> Arguments.of(operation, field)));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void aTextThatIsTooLongIsRefused(DescribedOperation operation, RequestField field) {
    ObjectNode body = example(operation);
    put(body, field.name(), text(field));
    ApiAnswer answer =
        user.with("Content-Type", "application/json")
            .send(operation.method(), path(operation), body.toString());
    assertThat(answer.status()).isIn(400, 422);
    assertThat(answer.body())
        .containsAnyOf(
            field.name().replace("[]", "[0]"), "PASSWORD_TOO_LONG", "FAILED_TO_CREATE_USER");
  }

  /** A place on the web, as far as it fits: so that nothing but its length is bad. */
  private static String text(RequestField field) {
    String place = field.maxLength().orElseThrow() > 1024 ? "https://cartsnitch.com/" : "";
    return place + "a".repeat(field.maxLength().orElseThrow() + 1 - place.length());
  }

  private static ObjectNode example(DescribedOperation operation) {
    JsonNode content = operation.part().child("requestBody").orElseThrow().node().path("content");
    return (ObjectNode) content.path("application/json").required("example").deepCopy();
  }

  private static void put(ObjectNode body, String name, String text) {
    int list = name.indexOf("[].");
    if (list < 0) {
      body.put(name, text);
      return;
    }
    ArrayNode elements = body.putArray(name.substring(0, list));
    put(elements.addObject().put("name", "Eggs"), name.substring(list + 3), text);
  }

  private static String path(DescribedOperation operation) {
    return operation
        .template()
        .replace("{slug}", "meijer")
        .replaceAll("\\{[a-z_]*id}", "6f9619ff-8b86-d011-b42d-00cf4fc964ff");
  }
}
