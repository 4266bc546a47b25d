package com.cartsnitch.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.description.Description;
import com.cartsnitch.testing.description.Part;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example fits the schema beside it, and every JSON body has one. */
class ExamplesTest {

  /** Whatever has both an example and a schema: parameters, requests, answers. */
  static List<Named<Part>> examples() {
    List<Named<Part>> found = new ArrayList<>();
    collect(Description.served().at(""), found);
    return found;
  }

  private static void collect(Part part, List<Named<Part>> found) {
    if (part.node().has("example") && part.node().has("schema")) {
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
    assertThat(schema.complaints(part.node().required("example"))).isEmpty();
  }
}
