package com.cartsnitch.testing.description;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The schema that the OpenAPI initiative publishes for documents of version 3.1. */
public final class OfficialSchema {
  private static final String SITE = "https://spec.openapis.org/oas/3.1/";
  // with the schemas inside held to their dialect, too
  private static final String DOCUMENT = "schema-base/2022-10-07";
  private static final List<String> PARTS =
      List.of(DOCUMENT, "schema/2022-10-07", "dialect/base", "meta/base");

  private OfficialSchema() {}

  /** What is wrong with a document. */
  public static List<String> complaints(JsonNode document) {
    Map<String, String> documents = new HashMap<>();
    PARTS.forEach(part -> documents.put(SITE + part, read("/spec.openapis.org/oas/3.1/" + part)));
    return Description.registry(documents)
        .getSchema(SchemaLocation.of(SITE + DOCUMENT))
        .validate(document)
        .stream()
        .map(Error::toString)
        .toList();
  }

  private static String read(String resource) {
    try (InputStream stream = OfficialSchema.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new AssertionError(resource + " is missing");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
