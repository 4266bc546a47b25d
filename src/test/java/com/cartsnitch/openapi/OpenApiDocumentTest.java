package com.cartsnitch.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.RouteClient;
import com.cartsnitch.testing.description.DescribedOperation;
import com.cartsnitch.testing.description.Description;
import com.cartsnitch.testing.description.OfficialSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class OpenApiDocumentTest {
  private static final Path SOURCES = Path.of("src/main/resources/openapi");
  private static final Set<String> SAFE = Set.of("GET", "HEAD");

  /** Open to everybody, but not for every password or token. */
  private static final Set<String> LETS_IN =
      Set.of(
          "POST /auth/sign-in/email",
          "POST /auth/login",
          "POST /auth/refresh",
          "GET /auth/verify-email");

  /** What they do is for who has the password or the token in the body; cookies do nothing here. */
  private static final Set<String> WITHOUT_COOKIES =
      Set.of("POST /auth/register", "POST /auth/login", "POST /auth/refresh", "POST /auth/logout");

  private static final Description DESCRIPTION = Description.served();

  @Test
  void isAnOpenApiDocument() {
    assertThat(OfficialSchema.complaints(DESCRIPTION.root())).isEmpty();
  }

  @Test
  void bothFormsAreTheSame() {
    OpenApiDocument document = new OpenApiDocument("1.2.3", RouteClient.jsonb());
    String yaml = new String(document.yaml(), StandardCharsets.UTF_8);
    assertThat(Description.yaml(yaml)).isEqualTo(DESCRIPTION.root());
    assertThat(yaml).doesNotContain("&id", "*id");
  }

  @Test
  void tellsTheVersionOfTheBuild() {
    assertThat(DESCRIPTION.at("/info").text("version")).isEqualTo("1.2.3");
  }

  @Test
  void everyFileIsPartOfIt() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      List<Path> sources = files.toList();
      assertThat(sources).hasSizeGreaterThan(5);
      for (Path file : sources) {
        assertThat(Description.yaml(Files.readString(file)).propertyNames())
            .allMatch(key -> key.startsWith("x-") || DESCRIPTION.root().has(key));
        for (String path : pathsOf(file)) {
          assertThat(DESCRIPTION.root().required("paths").has(path)).as(path).isTrue();
        }
      }
    }
  }

  private static List<String> pathsOf(Path file) throws IOException {
    return Description.yaml(Files.readString(file)).path("paths").propertyNames().stream().toList();
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    assertThat(DESCRIPTION.root().findValuesAsString("$ref"))
        .isNotEmpty()
        .allSatisfy(reference -> DESCRIPTION.at(reference.substring(1)));
  }

  @Test
  void noOperationIsNamedTwice() {
    assertThat(DESCRIPTION.operations())
        .extracting(operation -> operation.part().text("operationId"))
        .doesNotHaveDuplicates();
  }

  static List<DescribedOperation> operations() {
    return DESCRIPTION.operations();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void anOperationIsExplained(DescribedOperation operation) {
    JsonNode node = operation.part().node();
    assertThat(node.path("summary").asString("")).isNotEmpty();
    assertThat(node.path("tags")).hasSize(1);
    List<String> tags = DESCRIPTION.root().required("tags").findValuesAsString("name");
    assertThat(tags).contains(node.required("tags").required(0).asString());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void anOperationNamesThePathsParametersAndSaysWhatTheyMean(DescribedOperation operation) {
    List<String> inPath =
        operation.parameters().stream()
            .filter(parameter -> parameter.text("in").equals("path"))
            .map(parameter -> parameter.text("name"))
            .toList();
    assertThat(operation.parametersOfTemplate()).containsExactlyInAnyOrderElementsOf(inPath);
    assertThat(operation.parameters()).allSatisfy(part -> part.text("description"));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void whoeverMayBeRefusedIsTold(DescribedOperation operation) {
    boolean forUsers = !operation.open() && !operation.forServices();
    boolean mayBeUnknown = forUsers || LETS_IN.contains(operation.name());
    assertThat(operation.responses().containsKey("401")).isEqualTo(mayBeUnknown);
    assertThat(operation.responses()).containsKey("400");
    boolean body = operation.part().child("requestBody").isPresent();
    assertThat(operation.responses().containsKey("413")).isEqualTo(body);
    assertThat(operation.responses().containsKey("415")).isEqualTo(body);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void whatBrowsersCanBeMisusedForIsRefusedToOtherSites(DescribedOperation operation) {
    boolean changes =
        !SAFE.contains(operation.method()) && !WITHOUT_COOKIES.contains(operation.name());
    boolean leads =
        operation.parameters().stream().anyMatch(part -> part.text("name").equals("callbackURL"));
    assertThat(operation.responses().containsKey("403"))
        .isEqualTo(changes || leads || operation.forServices());
  }
}
