package com.cartsnitch.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.description.Description;
import com.cartsnitch.testing.description.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every example fits the schema beside it, and every JSON body has one. */
class ExamplesTest {

  /** Whatever has both a schema and an example or several: parameters, requests, answers. */
  static List<Named<Part>> examples() {
    List<Named<Part>> found = new ArrayList<>();
    collect(Description.served().at(""), found);
    return found;
  }

  private static void collect(Part part, List<Named<Part>> found) {
    if (part.node().has("schema") && !values(part.node()).isEmpty()) {
      found.add(Named.of(part.pointer(), part));
    } else if (part.node().isObject()) {
      part.own().forEach(child -> collect(child, found));
    }
  }

  @Test
  void thereAreManyOfThem() {
    assertThat(examples()).hasSizeGreaterThan(40);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void fits(Part part) {
    Part schema = part.child("schema").orElseThrow();
    assertThat(values(part.node()))
        .allSatisfy(value -> assertThat(schema.complaints(value)).isEmpty());
  }

  private static List<JsonNode> values(JsonNode part) {
    Stream<JsonNode> one = part.has("example") ? Stream.of(part.required("example")) : Stream.of();
    Stream<JsonNode> several =
        part.path("examples").valueStream().map(example -> example.required("value"));
    return Stream.concat(one, several).toList();
  }
}
