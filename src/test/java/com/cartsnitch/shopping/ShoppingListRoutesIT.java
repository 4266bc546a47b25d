package com.cartsnitch.shopping;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.ApiClient;
import com.cartsnitch.testing.ApiService;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShoppingListRoutesIT {
  private static final String LISTS = "/api/v1/shopping/lists";
  private static final String INSTANT = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";
  private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private final ApiService service = ApiService.start();
  private final ApiClient ann = service.signedIn("ann");
  private final ApiClient bob = service.signedIn("bob");

  @AfterEach
  void clear() {
    service.database().execute("DELETE FROM shopping_lists");
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void whoHasNoListGetsAnEmptyOne() {
    ApiAnswer answer = ann.get(LISTS);
    assertThat(answer.body(200)).isEqualTo("[]");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void aListIsMadeAsGivenWithDefaults() {
    UUID milk = product("Milk");
    ApiAnswer made =
        ann.post(
            LISTS,
            """
            {"name": "Saturday", "unknown": 1, "items": [
              {"name": "2 %% milk", "product_id": "%s", "quantity": 2.500, "checked": true},
              {"name": "Eggs", "id": "%s", "product_id": null}]}
            """
                .formatted(milk, milk));
    assertThat(made.body(201))
        .matches(
            ("\\{'id':'ID','name':'Saturday','items':\\["
                    + "\\{'id':'ID','product_id':'%s','name':'2 %% milk','quantity':2.5,"
                    + "'checked':true\\},"
                    + "\\{'id':'ID','product_id':null,'name':'Eggs','quantity':1,"
                    + "'checked':false\\}\\],"
                    + "'created_at':'INSTANT','updated_at':'INSTANT'\\}")
                .formatted(milk)
                .replace('\'', '"')
                .replace("ID", ID)
                .replace("INSTANT", INSTANT));
    assertThat(made.value("updated_at")).isEqualTo(made.value("created_at"));
    assertThat(made.values("id")).doesNotContain(milk.toString()).doesNotHaveDuplicates();
    assertThat(ann.get(path(made)).body(200)).isEqualTo(made.body());
  }

  @Test
  void theListsAreShortAndTheLastChangedComesFirst() {
    ApiAnswer first = ann.post(LISTS, "{\"name\": \"first\"}");
    ApiAnswer second = ann.post(LISTS, "{\"name\": \"second\", \"items\": [{\"name\": \"Eggs\"}]}");
    bob.post(LISTS, "{\"name\": \"Bob's\"}");
    assertThat(ann.get(LISTS).values("name")).containsExactly("second", "first");
    ApiAnswer changed = ann.put(path(first), "{}");
    ApiAnswer lists = ann.get(LISTS);
    assertThat(lists.values("name")).containsExactly("first", "second");
    assertThat(lists.values("id")).containsExactly(first.value("id"), second.value("id"));
    assertThat(lists.values("item_count")).containsExactly("0", "1");
    assertThat(lists.values("created_at").getFirst()).isEqualTo(first.value("created_at"));
    assertThat(lists.values("updated_at").getFirst()).isEqualTo(changed.value("updated_at"));
    assertThat(lists.body())
        .matches("(?s)\\[\\{\"id\":\"[^\"]*\",\"name\":\"first\",\"item_count\":0,\"c.*");
  }

  @Test
  void putLeavesWhatIsLeftOutAndMovesTheTimeOfChange() {
    ApiAnswer made = ann.post(LISTS, "{\"name\": \"a\", \"items\": [{\"name\": \"Eggs\"}]}");
    ApiAnswer same = ann.put(path(made), "{}");
    ApiAnswer renamed = ann.put(path(made), "{\"name\": \"b\"}");
    ApiAnswer emptied = ann.put(path(made), "{\"items\": []}");
    assertThat(same.values("name")).containsExactly("a", "Eggs");
    assertThat(renamed.values("name")).containsExactly("b", "Eggs");
    assertThat(renamed.values("id")).isEqualTo(made.values("id"));
    assertThat(emptied.body(200)).contains("\"name\":\"b\",\"items\":[]");
    assertThat(
            List.of(
                made.value("updated_at"),
                same.value("updated_at"),
                renamed.value("updated_at"),
                emptied.value("updated_at")))
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(emptied.value("created_at")).isEqualTo(made.value("created_at"));
    assertThat(ann.get(path(made)).body(200)).isEqualTo(emptied.body());
  }

  @Test
  void itemsKeepTheirIdsOnceAndTheirOrderIsTheGivenOne() {
    ApiAnswer made =
        ann.post(LISTS, "{\"name\": \"a\", \"items\": [{\"name\": \"x\"}, {\"name\": \"y\"}]}");
    ApiAnswer other = ann.post(LISTS, "{\"name\": \"b\", \"items\": [{\"name\": \"z\"}]}");
    String x = made.values("id").get(1);
    String y = made.values("id").get(2);
    String z = other.values("id").get(1);
    service.database().execute("UPDATE shopping_list_items SET created_at = 'epoch'");
    ApiAnswer changed =
        ann.put(
            path(made),
            """
            {"items": [{"name": "new"}, {"id": "%s", "name": "Y", "checked": true},
              {"id": "%s", "name": "Y again"}, {"id": "%s", "name": "foreign"},
              {"id": "%s", "name": "x", "quantity": 3}]}
            """
                .formatted(y.toUpperCase(Locale.ROOT), y, z, x));
    assertThat(changed.body(200)).isEqualTo(ann.get(path(made)).body(200));
    List<String> ids = changed.values("id");
    assertThat(changed.values("name")).containsExactly("a", "new", "Y", "Y again", "foreign", "x");
    assertThat(ids).hasSize(6).doesNotHaveDuplicates().doesNotContain(z);
    assertThat(ids.get(2)).isEqualTo(y);
    assertThat(ids.get(5)).isEqualTo(x);
    assertThat(changed.values("quantity")).containsExactly("1", "1", "1", "1", "3");
    assertThat(ann.get(path(other)).values("id")).containsExactly(other.value("id"), z);
    assertThat(
            service
                .database()
                .rows("SELECT name FROM shopping_list_items WHERE created_at = 'epoch' ORDER BY 1"))
        .containsExactly("Y", "x", "z");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "1.0, 1",
    "10.00, 10",
    "100, 100",
    "1e2, 100",
    "0.001, 0.001",
    "0.10, 0.1",
    "1.0010, 1.001",
    "9999999.999, 9999999.999",
    "9000000, 9000000"
  })
  void quantitiesAreExactAndPlain(String sent, String got) {
    ApiAnswer made = ann.post(LISTS, item("\"name\": \"x\", \"quantity\": " + sent));
    assertThat(made.body(201)).contains("\"quantity\":" + got + ",");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\\"\\\\, {1} \u00e9 \ud83e\udd5a",
        "\\u0001\\t\\n",
        "}', '{",
        "[1,2]\u2028",
        "null"
      })
  void textsComeBackAsTheyWere(String name) {
    ApiAnswer made =
        ann.post(
            LISTS, "{\"name\": \"%s\", \"items\": [{\"name\": \"%s\"}]}".formatted(name, name));
    assertThat(made.status()).isEqualTo(201);
    assertThat(
            service
                .database()
                .rows(
                    """
                    SELECT i.name = l.name, to_jsonb(l.name) = CAST(? AS jsonb)
                    FROM shopping_lists l JOIN shopping_list_items i ON i.list_id = l.id
                    """,
                    '"' + name + '"'))
        .containsExactly("t t");
    assertThat(ann.get(path(made)).body(200)).isEqualTo(made.body());
    assertThat(made.values("name").get(0)).isEqualTo(made.values("name").get(1));
  }

  @Test
  void anItemOfAProductThatIsNotThereIsKeptWithoutIt() {
    UUID milk = product("Milk");
    String body =
        """
        {"name": "b", "items": [{"name": "1", "product_id": "%s"}, {"name": "2", "product_id": "%s"}]}
        """
            .formatted(UUID.randomUUID(), milk);
    ApiAnswer made = ann.post(LISTS, body);
    assertThat(made.body(201))
        .contains("\"product_id\":null,\"name\":\"1\"")
        .contains("\"product_id\":\"%s\",\"name\":\"2\"".formatted(milk));
    assertThat(ann.put(path(made), body).body(200))
        .contains("\"product_id\":null,\"name\":\"1\"")
        .contains("\"product_id\":\"%s\",\"name\":\"2\"".formatted(milk));
  }

  @Test
  void aProductThatIsDeletedLeavesItsItem() {
    UUID milk = product("Milk");
    ApiAnswer made =
        ann.post(LISTS, item("\"name\": \"x\", \"product_id\": \"%s\"".formatted(milk)));
    service.database().execute("DELETE FROM normalized_products WHERE id = ?", milk);
    assertThat(ann.get(path(made)).body(200)).contains("\"product_id\":null,\"name\":\"x\"");
  }

  @Test
  void deleteTakesTheListWithItsItems() {
    ApiAnswer made = ann.post(LISTS, item("\"name\": \"x\""));
    ApiAnswer deleted = ann.delete(path(made));
    assertThat(deleted.body(204)).isEmpty();
    assertThat(deleted.header("Cache-Control")).isEqualTo("no-store");
    assertThat(ann.delete(path(made)).body(404)).contains("Shopping list not found", "NOT_FOUND");
    assertThat(ann.get(path(made)).status()).isEqualTo(404);
    assertThat(service.database().rows("SELECT id FROM shopping_list_items")).isEmpty();
  }

  @Test
  void theListOfSomebodyElseIsAsGoodAsNone() {
    ApiAnswer made = ann.post(LISTS, item("\"name\": \"x\""));
    String unknown = LISTS + '/' + UUID.randomUUID();
    for (String path : List.of(path(made), unknown)) {
      assertThat(bob.get(path).body(404)).contains("Shopping list not found");
      assertThat(bob.put(path, "{\"name\": \"mine\", \"items\": []}").body(404))
          .contains("Shopping list not found");
      assertThat(bob.delete(path).body(404)).contains("Shopping list not found");
    }
    assertThat(bob.get(LISTS).body(200)).isEqualTo("[]");
    assertThat(ann.get(path(made)).body(200)).isEqualTo(made.body());
  }

  private UUID product(String name) {
    return service
        .database()
        .insert("INSERT INTO normalized_products (canonical_name) VALUES (?) RETURNING id", name);
  }

  private static String path(ApiAnswer list) {
    return LISTS + '/' + list.value("id");
  }

  private static String item(String fields) {
    return "{\"name\": \"a\", \"items\": [{%s}]}".formatted(fields);
  }
}
