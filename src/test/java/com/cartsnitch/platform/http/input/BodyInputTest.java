package com.cartsnitch.platform.http.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.http.RoutingFixture;
import io.helidon.http.HeaderNames;
import io.helidon.webclient.api.ClientResponseTyped;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.testing.junit5.DirectClient;
import io.helidon.webserver.testing.junit5.RoutingTest;
import io.helidon.webserver.testing.junit5.SetUpRoute;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@RoutingTest
@Timeout(20)
class BodyInputTest {
  private final DirectClient client;

  BodyInputTest(DirectClient client) {
    this.client = client;
  }

  @SetUpRoute
  static void routing(HttpRouting.Builder routing) {
    RoutingFixture.setUp(routing);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "{\"name\":\"abc\"}; abc|-|-|-|-|-",
        " { \"name\" : \"\\u00e9\\n😀😀😀\" } ; ~é\n😀😀😀|-|-|-|-|-~",
        "{\"name\":\"a\",\"price\":0.01}; a|0.01|-|-|-|-",
        "{\"name\":\"a\",\"price\":99999999.990}; a|99999999.990|-|-|-|-",
        "{\"name\":\"a\",\"price\":1e2}; a|1E+2|-|-|-|-",
        "{\"name\":\"a\",\"read\":false}; a|-|false|-|-|-",
        "{\"name\":\"a\",\"id\":null,\"extra\":null}; a|-|-|-|-|-",
        "{\"name\":\"a\",\"id\":\"6F9619FF-8b86-d011-b42d-00cf4fc964ff\"};"
            + " a|-|-|6f9619ff-8b86-d011-b42d-00cf4fc964ff|-|-",
        "{\"name\":\"a\",\"extra\":{ \"b\":[1.50,{}] }}; a|-|-|-|{ \"b\":[1.50,{}] }|-",
        "{\"name\":\"a\",\"items\":[]}; a|-|-|-|-|[]",
        "{\"name\":\"a\",\"items\":[{\"name\":\"b\"},{}]}; a|-|-|-|-|[b,-]",
        "{\"name\":\"a\",\"unknown\":[{}],\"name\":\"b\"}; b|-|-|-|-|-",
      })
  void readsGoodFields(String body, String read) {
    assertThat(post(body).entity()).isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{};                                 name;          missing; is required",
        "{\"name\":1};                       name;          type;    must be a text",
        "{\"name\":null};                    name;          type;    must be a text",
        "{\"name\":\" \\t\"};                name;          pattern; must have a visible character",
        "{\"name\":\"\"};                    name;          pattern; must have a visible character",
        "{\"name\":\"123456\"};              name;          length;  must be at most 5 characters"
            + " long",
        "{\"name\":\"a\\u0000\"};            name;          pattern; must not contain a NUL"
            + " character",
        "{\"name\":\"\\ud83d\"};             name;          pattern; must not contain half of a"
            + " surrogate pair",
        "{\"name\":\"a\",\"price\":\"1\"};   price;         type;    must be a number",
        "{\"name\":\"a\",\"price\":0};       price;         range;   must be a number from 0.01 to"
            + " 99999999.99 with at most 2 decimals",
        "{\"name\":\"a\",\"price\":0.011};   price;         range;   must be a number from 0.01 to"
            + " 99999999.99 with at most 2 decimals",
        "{\"name\":\"a\",\"price\":1e99999}; price;         range;   must be a number from 0.01 to"
            + " 99999999.99 with at most 2 decimals",
        "{\"name\":\"a\",\"price\":1e-999999999}; price;    range;   must be a number from 0.01 to"
            + " 99999999.99 with at most 2 decimals",
        "{\"name\":\"a\",\"read\":\"true\"}; read;          type;    must be true or false",
        "{\"name\":\"a\",\"id\":\"1-1-1-1-1\"}; id;         type;    must be a UUID",
        "{\"name\":\"a\",\"id\":7};          id;            type;    must be a UUID or null",
        "{\"name\":\"a\",\"extra\":[]};      extra;         type;    must be an object or null",
        "{\"name\":\"a\",\"items\":{}};      items;         type;    must be a list",
        "{\"name\":\"a\",\"items\":[{},{},{}]}; items;      length;  must have at most 2 elements",
        "{\"name\":\"a\",\"items\":[{},3]};  items[1];      type;    must be an object",
        "{\"name\":\"a\",\"items\":[{},{\"name\":[]}]}; items[1].name; type; must be a text",
        "[];                                 body;          type;    must be an object",
        "null;                               body;          type;    must be an object",
      })
  void refusesABadFieldByItsName(String body, String field, String type, String message) {
    ClientResponseTyped<String> response = post(body);
    assertThat(response.status().code()).isEqualTo(422);
    assertThat(response.entity())
        .contains(
            "{\"field\":\"%s\",\"message\":\"%s\",\"type\":\"%s\"}"
                .formatted(field, message, type));
  }

  @Test
  void listsEveryBadField() {
    String body =
        "{\"name\":1,\"price\":true,\"read\":0,\"id\":\"\",\"items\":[{\"name\":2},null]}";
    assertThat(post(body).entity())
        .contains("\"name\"", "\"price\"", "\"read\"", "\"id\"", "items[0].name", "items[1]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"name\":\"a\",}",
        "{\"name\":\"a\"} x",
        "{\"name\":\"a\"}{}",
        "{'name':\"a\"}",
        "{name:\"a\"}",
        "{\"read\":truex}",
        "{\"price\":01}",
        "{\"price\":NaN}",
        "{\"price\":.5}",
        "{\"name\":\"a\nb\"}",
        "{\"name\":\"\\x\"}",
        "/**/{}",
      })
  void whatIsNotJsonIsABadRequest(String body) {
    ClientResponseTyped<String> response = post(body);
    assertThat(response.status().code()).isEqualTo(400);
    assertThat(response.entity()).contains("\"code\":\"BAD_REQUEST\"", "not valid JSON");
  }

  @Test
  void whatIsNotUtf8OrTooDeepOrHasTooManyDigitsIsABadRequest() {
    byte[] latin1 = "{\"name\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(client.post("/body").submit(latin1, String.class).status().code()).isEqualTo(400);
    assertThat(post("[".repeat(65) + "]".repeat(65)).status().code()).isEqualTo(400);
    assertThat(post("[".repeat(64) + "]".repeat(64)).status().code()).isEqualTo(422);
    assertThat(post("{\"price\":" + "1".repeat(101) + "}").status().code()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, 200",
    "application/json; charset=utf-8, 200",
    "application/merge-patch+json, 200",
    "text/plain, 415",
    "application/x-www-form-urlencoded, 415",
  })
  void theBodyMustBeSentAsJson(String contentType, int status) {
    ClientResponseTyped<String> response =
        client
            .post("/body")
            .header(HeaderNames.CONTENT_TYPE, contentType)
            .submit("{\"name\":\"a\"}", String.class);
    assertThat(response.status().code()).isEqualTo(status);
  }

  private ClientResponseTyped<String> post(String body) {
    return client
        .post("/body")
        .header(HeaderNames.CONTENT_TYPE, "application/json")
        .submit(body, String.class);
  }
}
