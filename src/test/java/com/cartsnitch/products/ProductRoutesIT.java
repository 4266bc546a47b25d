package com.cartsnitch.products;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.RouteClient;
import com.cartsnitch.testing.TestDatabase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProductRoutesIT {
  private static final String PATH = "/api/v1/public/products";
  private static final Pattern NAME = Pattern.compile("\"name\":\"((?:[^\"\\\\]|\\\\.)*)\"");

  private final TestDatabase database = TestDatabase.migrated();
  private final RouteClient client =
      RouteClient.serving(new ProductRoutes(new Products(database.session())).operations());

  @BeforeAll
  void fill() {
    add("Cheerios 12 oz", "pantry", "[\"016000275287\", \"16000275287\"]");
    add("Honey Nut Cheerios 18 oz", "pantry", null);
    add("Eggs, grade A", "dairy", "[\"0001\"]");
    add("Milk 2% 1 gal", "dairy", null);
    add("Milk 2\\3", "dairy", null);
    add("Milk 20 oz", "dairy", null);
    add("Bread_white", "bakery", null);
    add("Bread white", "bakery", null);
    add("016000275287 is no code", "other", null);
  }

  @AfterAll
  void close() {
    client.close();
    database.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "eggs | Eggs, grade A",
        "GRADE a | Eggs, grade A",
        "cheerois | Cheerios 12 oz; Honey Nut Cheerios 18 oz",
        "nut cheerios | Honey Nut Cheerios 18 oz; Cheerios 12 oz",
        "cheerios | Cheerios 12 oz; Honey Nut Cheerios 18 oz",
        "0001 | Eggs, grade A",
        "016000275287 | 016000275287 is no code; Cheerios 12 oz",
        "1600027528 | 016000275287 is no code",
        "xyzzy |",
        "% 1 | Milk 2% 1 gal",
        "2\\3 | Milk 2\\\\3",
        "ad_w | Bread_white",
        "%%% |",
        "'; DROP TABLE users; -- |"
      })
  void findsBySubstringCodeAndNearMiss(String text, String names) {
    assertThat(names(query(text))).isEqualTo(names == null ? List.of() : split(names));
  }

  @ParameterizedTest
  @ValueSource(strings = {PATH, PATH + "?q="})
  void withoutATextAllAreListedByName(String path) {
    assertThat(names(path))
        .hasSize(9)
        .containsSubsequence("Bread white", "Cheerios 12 oz", "Eggs, grade A", "Milk 2% 1 gal");
  }

  @Test
  void aCategoryNarrowsBothListAndSearch() {
    assertThat(names(PATH + "?category=bakery"))
        .containsExactlyInAnyOrder("Bread white", "Bread_white");
    assertThat(names(PATH + "?category=dairy&q=cheerios")).isEmpty();
    assertThat(names(PATH + "?category=nothing")).isEmpty();
  }

  @Test
  void aProductHasTheseFields() {
    assertThat(client.body(PATH + "?q=eggs"))
        .matches(
            "\\[\\{\"id\":\"[0-9a-f-]{36}\",\"name\":\"Eggs, grade A\",\"brand\":null,"
                + "\"category\":\"dairy\",\"upc\":\"0001\",\"image_url\":null}]");
  }

  @Test
  void pagesTellTheirTotalAndNeighbours() {
    ApiAnswer first = client.get(PATH + "?q=milk&page_size=2");
    ApiAnswer beyond = client.get(PATH + "?q=milk&page_size=2&page=9");
    assertThat(total(first)).isEqualTo("3");
    assertThat(first.header("Link")).contains("rel=\"next\"", "q=milk", "page=2");
    assertThat(total(beyond)).isEqualTo("3");
    assertThat(beyond.body()).isEqualTo("[]");
    assertThat(total(client.get(PATH + "?page_size=2&page=100"))).isEqualTo("9");
  }

  @Test
  void pagesTogetherAreTheWholeList() {
    List<String> names = new ArrayList<>();
    for (int page = 1; page <= 5; page++) {
      names.addAll(names(PATH + "?page_size=2&page=" + page));
    }
    assertThat(names).isEqualTo(names(PATH));
  }

  @ParameterizedTest
  @ValueSource(strings = {"page=0", "page=x", "page_size=0", "page_size=101", "page_size="})
  void badPagesAreRefused(String query) {
    assertThat(client.get(PATH + "?" + query).status()).isEqualTo(422);
  }

  @Test
  void textsOfMoreThan200CharactersAreRefused() {
    assertThat(client.get(query("x".repeat(200))).status()).isEqualTo(200);
    assertThat(client.get(query("x".repeat(201))).status()).isEqualTo(422);
  }

  private void add(String name, String category, @Nullable String codes) {
    database.execute(
        "INSERT INTO normalized_products (canonical_name, category, upc_variants)"
            + " VALUES (?, ?, CAST(? AS jsonb))",
        name,
        category,
        codes);
  }

  private static String query(String text) {
    return PATH + "?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private List<String> names(String path) {
    Matcher matcher = NAME.matcher(client.body(path));
    return matcher.results().map(result -> result.group(1)).toList();
  }

  private static List<String> split(String names) {
    return List.of(names.split("; "));
  }

  private static String total(ApiAnswer response) {
    return response.header("X-Total-Count");
  }
}
