package com.cartsnitch.shopping;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.ApiClient;
import com.cartsnitch.testing.ApiService;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no list is refused, field by field. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShoppingListRefusalsIT {
  private static final String LISTS = "/api/v1/shopping/lists";

  private final ApiService service = ApiService.start();
  private final ApiClient ann = service.signedIn("ann");

  @AfterEach
  void clear() {
    service.database().execute("DELETE FROM shopping_lists");
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | name missing",
        "{\"name\": null} | name type",
        "{\"name\": 7} | name type",
        "{\"name\": \"\"} | name pattern",
        "{\"name\": \" \\t\"} | name pattern",
        "{\"name\": \"a\\u0000\"} | name pattern",
        "{\"name\": \"\\ud800\"} | name pattern",
        "{\"name\": \"a\", \"items\": null} | items type",
        "{\"name\": \"a\", \"items\": {}} | items type",
        "{\"name\": \"a\", \"items\": [7, null]} | items[0] type, items[1] type",
        "{\"name\": \"a\", \"items\": [{}]} | items[0].name missing",
        "[] | body type, name missing"
      })
  void badListsAreRefusedFieldByField(String body, String fields) {
    assertThat(ann.post(LISTS, body).badFields()).isEqualTo(List.of(fields.split(", ")));
    assertThat(ann.get(LISTS).body(200)).isEqualTo("[]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"name\": null | name type",
        "\"name\": \"  \" | name pattern",
        "\"name\": \"x\", \"quantity\": 0 | quantity range",
        "\"name\": \"x\", \"quantity\": -1 | quantity range",
        "\"name\": \"x\", \"quantity\": 0.0001 | quantity range",
        "\"name\": \"x\", \"quantity\": 1.0001 | quantity range",
        "\"name\": \"x\", \"quantity\": 10000000 | quantity range",
        "\"name\": \"x\", \"quantity\": 1e999999999 | quantity range",
        "\"name\": \"x\", \"quantity\": \"1\" | quantity type",
        "\"name\": \"x\", \"quantity\": null | quantity type",
        "\"name\": \"x\", \"checked\": 1 | checked type",
        "\"name\": \"x\", \"checked\": null | checked type",
        "\"name\": \"x\", \"id\": \"7\" | id type",
        "\"name\": \"x\", \"product_id\": 7 | product_id type",
        "\"name\": \"x\", \"product_id\": \"7\" | product_id type"
      })
  void badItemsAreRefusedByPostAndPut(String item, String field) {
    String id = ann.post(LISTS, "{\"name\": \"a\"}").value("id");
    assertThat(ann.post(LISTS, item(item)).badFields()).containsExactly("items[0]." + field);
    assertThat(ann.put(LISTS + '/' + id, item(item)).badFields())
        .containsExactly("items[0]." + field);
  }

  @Test
  void everythingBadIsToldAtOnce() {
    String body =
        "{\"name\": \"\", \"items\": [{\"name\": \"x\"}, {\"name\": \"\", \"quantity\": 0}]}";
    assertThat(ann.with("Idempotency-Key", "a b").post(LISTS, body).badFields())
        .containsExactly(
            "name pattern",
            "items[1].name pattern",
            "items[1].quantity range",
            "Idempotency-Key pattern");
    assertThat(ann.put(LISTS + "/7", body).badFields())
        .containsExactly(
            "id type", "name pattern", "items[1].name pattern", "items[1].quantity range");
  }

  @Test
  void namesAreCountedInCharacters() {
    String egg = "\ud83e\udd5a";
    assertThat(ann.post(LISTS, "{\"name\": \"%s\"}".formatted(egg.repeat(100))).status())
        .isEqualTo(201);
    assertThat(ann.post(LISTS, "{\"name\": \"%s\"}".formatted(egg.repeat(101))).badFields())
        .containsExactly("name length");
    assertThat(ann.post(LISTS, item("\"name\": \"%s\"".formatted(egg.repeat(301)))).badFields())
        .containsExactly("items[0].name length");
  }

  @Test
  void aListHoldsAtMost500ItemsHoweverLongTheirNames() {
    String name = "\ud83e\udd5a".repeat(300);
    ApiAnswer made = ann.post(LISTS, items(500, name));
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.values("quantity"))
        .isEqualTo(IntStream.rangeClosed(1, 500).mapToObj(Integer::toString).toList());
    assertThat(ann.put(path(made), items(500, "x")).values("quantity")).hasSize(500);
    assertThat(ann.post(LISTS, items(501, "x")).badFields()).containsExactly("items length");
    assertThat(ann.put(path(made), items(501, "x")).badFields()).containsExactly("items length");
    assertThat(ann.get(LISTS).values("item_count")).containsExactly("500");
  }

  @Test
  void malformedIdsAndBodiesAreRefused() {
    String path = path(ann.post(LISTS, "{\"name\": \"a\"}"));
    assertThat(ann.get(LISTS + "/7").badFields()).containsExactly("id type");
    assertThat(ann.delete(LISTS + "/7").badFields()).containsExactly("id type");
    for (String body : List.of("", "{", "{\"name\": \"a\"} x", "{\"name\": 'a'}")) {
      assertThat(ann.post(LISTS, body).body(400)).contains("BAD_REQUEST");
      assertThat(ann.put(path, body).body(400)).contains("BAD_REQUEST");
    }
    ApiClient form = ann.with("Content-Type", "text/plain");
    assertThat(form.post(LISTS, "{\"name\": \"a\"}").body(415)).contains("UNSUPPORTED_MEDIA_TYPE");
    assertThat(form.put(path, "{\"name\": \"a\"}").body(415)).contains("UNSUPPORTED_MEDIA_TYPE");
    assertThat(ann.patch(path, "{}").header("Allow")).isEqualTo("GET, PUT, DELETE");
  }

  @Test
  void nobodyGetsNothingWhateverHeSends() {
    ApiClient nobody = service.anonymous();
    String path = LISTS + "/7";
    for (ApiAnswer answer :
        List.of(
            nobody.get(LISTS),
            nobody.post(LISTS, "{"),
            nobody.get(path),
            nobody.put(path, "{"),
            nobody.delete(path))) {
      assertThat(answer.body(401)).contains("UNAUTHORIZED");
    }
  }

  private static String items(int count, String name) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(n -> "{\"name\": \"%s\", \"quantity\": %d}".formatted(name, n))
        .collect(Collectors.joining(",", "{\"name\": \"a\", \"items\": [", "]}"));
  }

  private static String path(ApiAnswer list) {
    return LISTS + '/' + list.value("id");
  }

  private static String item(String fields) {
    return "{\"name\": \"a\", \"items\": [{%s}]}".formatted(fields);
  }
}
