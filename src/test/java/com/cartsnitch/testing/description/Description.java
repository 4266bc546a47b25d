package com.cartsnitch.testing.description;

import com.cartsnitch.openapi.OpenApiDocument;
import com.cartsnitch.testing.RouteClient;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API's description as the service serves it, read once a run; so are its schemas. */
public final class Description {
  private static final Set<String> METHODS =
      Set.of("get", "head", "post", "put", "patch", "delete", "options", "trace");
  private static final String IRI = "urn:cartsnitch:openapi";
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final Description SERVED = new Description();

  private final JsonNode root;
  private final SchemaRegistry registry;
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
  private final List<DescribedOperation> operations;

  private Description() {
    byte[] json = new OpenApiDocument("1.2.3", RouteClient.jsonb()).json();
    String text = new String(json, StandardCharsets.UTF_8);
    root = MAPPER.readTree(text);
    registry = registry(Map.of(IRI, text));
    operations =
        at("/paths").named().entrySet().stream()
            .flatMap(path -> operations(path.getKey(), path.getValue()).stream())
            .sorted(Comparator.comparingInt(operation -> operation.parametersOfTemplate().size()))
            .toList();
  }

  /** The description. */
  public static Description served() {
    return SERVED;
  }

  /**
   * Reads JSON with decimals as they are written.
   *
   * @throws AssertionError if it is not JSON
   */
  public static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JacksonException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }

  /** Reads YAML as the JSON that it means. */
  public static JsonNode yaml(String text) {
    Object value = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    return json(RouteClient.jsonb().toJson(value));
  }

  /** A registry of these documents, by their IRIs, that also checks formats. */
  static SchemaRegistry registry(Map<String, String> documents) {
    return SchemaRegistry.withDialect(
        Dialects.getDraft202012(),
        builder ->
            builder
                .schemas(documents)
                .schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
  }

  /** The whole document. */
  public JsonNode root() {
    return root;
  }

  /** Every operation; of two that match a path, the more literal one first. */
  public List<DescribedOperation> operations() {
    return operations;
  }

  /**
   * The operation of an id.
   *
   * @throws java.util.NoSuchElementException if there is none
   */
  public DescribedOperation operation(String id) {
    return operations.stream()
        .filter(operation -> operation.part().text("operationId").equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** The operations on the path that a request's path means. */
  List<DescribedOperation> operationsAt(String path) {
    return operations.stream()
        .filter(operation -> operation.matches(path))
        .findFirst()
        .map(
            first ->
                operations.stream()
                    .filter(operation -> operation.template().equals(first.template()))
                    .toList())
        .orElse(List.of());
  }

  /**
   * The part under a JSON pointer; references are followed, but for schemas with more beside them.
   *
   * @throws AssertionError if there is none
   */
  public Part at(String pointer) {
    JsonNode node = root.at(pointer);
    if (node.isMissingNode()) {
      throw new AssertionError("the description has no " + pointer);
    }
    return node.has("$ref") && node.size() == 1
        ? at(node.required("$ref").asString().substring(1))
        : new Part(this, pointer, node);
  }

  List<String> complaints(String schemaPointer, JsonNode value) {
    return schemas.computeIfAbsent(schemaPointer, this::schema).validate(value).stream()
        .map(Error::toString)
        .toList();
  }

  private Schema schema(String pointer) {
    String fragment = pointer.replace("{", "%7B").replace("}", "%7D");
    return registry.getSchema(SchemaLocation.of(IRI + '#' + fragment));
  }

  private static List<DescribedOperation> operations(String template, Part path) {
    return path.named().entrySet().stream()
        .filter(method -> METHODS.contains(method.getKey()))
        .map(method -> DescribedOperation.of(method.getKey(), template, path, method.getValue()))
        .toList();
  }
}
