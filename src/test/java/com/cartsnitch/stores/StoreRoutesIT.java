package com.cartsnitch.stores;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.RouteClient;
import com.cartsnitch.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoreRoutesIT {
  private static final String PATH = "/api/v1/stores";

  private final TestDatabase database = TestDatabase.migrated();
  private final RouteClient client =
      RouteClient.serving(new StoreRoutes(new Stores(database.session())).operations());

  @AfterEach
  void clear() {
    database.clear();
  }

  @AfterAll
  void close() {
    client.close();
    database.close();
  }

  @Test
  void listsStoresByNameWithNullsWritten() {
    String id = "11111111-1111-4111-8111-111111111111";
    database.execute("INSERT INTO stores (name, slug) VALUES ('Target', 'target')");
    database.execute(
        "INSERT INTO stores (id, name, slug) VALUES (CAST(? AS uuid), 'Kroger', 'kroger')", id);
    assertThat(client.body(PATH))
        .startsWith(
            "[{\"id\":\"%s\",\"name\":\"Kroger\",\"slug\":\"kroger\",\"logo_url\":null,\"supported\":true},"
                .formatted(id))
        .contains("\"Target\"");
  }

  @Test
  void withoutStoresTheListIsEmpty() {
    assertThat(client.body(PATH)).isEqualTo("[]");
  }

  @Test
  void mayBeCachedForAMinute() {
    ApiAnswer response = client.get(PATH);
    assertThat(response.header("Cache-Control")).isEqualTo("public, max-age=60");
    assertThat(response.header("Content-Type")).isEqualTo("application/json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "W/%s", "\"other\", %s", "*"})
  void aClientThatHasTheAnswerGetsNoBody(String known) {
    String tag = tag(client.get(PATH));
    ApiAnswer response = client.getUnless(known.replace("%s", tag), PATH);
    assertThat(response.status()).isEqualTo(304);
    assertThat(tag(response)).isEqualTo(tag);
  }

  @Test
  void aChangedAnswerHasAnotherTag() {
    String tag = tag(client.get(PATH));
    assertThat(tag).matches("\"[A-Za-z0-9_-]{22}\"");
    database.execute("INSERT INTO stores (name, slug) VALUES ('Target', 'target')");
    ApiAnswer response = client.getUnless(tag, PATH);
    assertThat(response.status()).isEqualTo(200);
    assertThat(tag(response)).isNotEqualTo(tag);
  }

  private static String tag(ApiAnswer response) {
    return response.header("ETag");
  }
}
