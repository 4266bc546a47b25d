package com.cartsnitch.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@NeedsHelm
class ChartSchemaTest {
  private static final Path SCHEMA = Chart.DIRECTORY.resolve("values.schema.json");
  private static final Path VALUES = Chart.DIRECTORY.resolve("values.yaml");

  /** What is open: shared values, and whole objects, which are Kubernetes' own to check. */
  private static final Set<String> OPEN = Set.of("global", "items", "metadata");

  @Test
  void isClosedEverywhere() throws IOException {
    List<String> open = new ArrayList<>();
    collectOpen("root", YamlNode.read(SCHEMA), open);
    assertThat(open).containsExactlyInAnyOrderElementsOf(OPEN);
  }

  private static void collectOpen(String name, YamlNode schema, List<String> open) {
    YamlNode more = schema.at("additionalProperties");
    boolean closed = more.isMap() || Boolean.FALSE.equals(more.value());
    if ("object".equals(schema.at("type").value()) && !closed) {
      open.add(name);
    }
    for (String key : schema.keys()) {
      collectOpen(key, schema.at(key), open);
    }
    if (!schema.isMap()) {
      schema.children().forEach(child -> collectOpen(name, child, open));
    }
  }

  @Test
  void namesEveryValueAndNothingElse() throws IOException {
    assertThat(YamlNode.read(SCHEMA).at("properties").keys())
        .isEqualTo(withEnabled(YamlNode.read(VALUES).keys()));
  }

  /** The condition of an umbrella chart, which is no value of this one. */
  private static Set<String> withEnabled(Set<String> keys) {
    keys.add("enabled");
    return keys;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "replcias",
        "image.tagg",
        "config.databse",
        "config.database.poolsize",
        "secrets.keys.servicekey",
        "config.identity.signin",
        "readinessProbe.path",
        "strategy.type",
        "resources.limits.memry",
        "affinity.nodeAfinity",
        "extraEnv[0].vale",
        "tolerations[0].keys",
        "migration.resources.limit",
        "environmnet",
        "autoscaling.maxReplica",
        "autoscaling.behavior.scaleup",
        "networkPolicy.egress.postgres",
        "networkPolicy.egress.database.peers[0].podselector",
        "extraVolumes[0].hostPath",
        "extraVolumeMounts[0].path",
        "ingress.tls[0].host",
        "httpRoute.parentRefs[0].names",
        "database.ca.secret",
        "secrets.values.servicekey",
        "config.rateLimit.request",
        "serviceAccount.create2"
      })
  void refusesUnknownKeys(String key) {
    String last = key.substring(key.lastIndexOf('.') + 1);
    assertThat(Chart.withDefaults().set(key, "x").refusal())
        .contains("additional properties '" + last + "' not allowed");
  }

  static Stream<String> everyValue() throws IOException {
    List<String> paths = new ArrayList<>();
    collectPaths("", YamlNode.read(VALUES), paths);
    assertThat(paths).hasSizeGreaterThan(150);
    return paths.stream().filter(path -> !path.startsWith("global"));
  }

  private static void collectPaths(String path, YamlNode node, List<String> paths) {
    if (!path.isEmpty()) {
      paths.add(path);
    }
    for (String key : node.keys()) {
      collectPaths(path.isEmpty() ? key : path + "." + key, node.at(key), paths);
    }
  }

  /** No value is a list of lists, and none that is a list is a boolean. */
  @ParameterizedTest
  @MethodSource("everyValue")
  void refusesWrongTypes(String path, @TempDir Path directory) throws IOException {
    String place = "/" + path.replace('.', '/');
    assertThat(withJson(path, "[[1]]", directory).refusal()).contains("at '" + place);
    assertThat(withJson(path, "1.5e300", directory).refusal()).contains("at '" + place);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"replicaCount", "config.port", "image.repository", "config", "readinessProbe"})
  void refusesToForgetWhatTheTemplatesNeed(String path) {
    assertThat(Chart.withDefaults().set(path, "null").refusal()).contains("missing propert");
  }

  @ParameterizedTest
  @CsvSource({
    "config.database.poolSize, 0",
    "config.database.socketTimeoutSeconds, 0",
    "config.health.timeoutSeconds, 0",
    "config.health.timeoutSeconds, 0.0",
    "config.health.timeoutSeconds, soon",
    "config.port, 65536",
    "environment, staging",
    "database.url, mysql://a:b@c/d",
    "redis.url, http://redis",
    "autoscaling.maxReplicas, 0",
    "config.rateLimit.requests, 0",
    "topologySpread.whenUnsatisfiable, Sometimes",
    "serviceMonitor.interval, often",
    "seed.scale, much",
    "fullnameOverride, Not_A_Name",
    "secretRevision, 7",
    "replicaCount, -1",
    "readinessProbe.timeoutSeconds, 0",
    "image.digest, sha256:abc",
    "image.tag, 1234567",
    "database.existingSecret, Not_A_Name",
    "service.type, ExternalName",
    "secrets.existingSecret, Not_A_Name",
    "secrets.keys.authSecret, a/b",
    "secrets.keys.jwtSecretKey, ''",
    "config.publicUrl, shop.example.org",
    "config.publicUrl, https://shop.example.org/api",
    "config.mailFrom, nobody",
    "config.identity.signIn, internal",
    "config.identity.accessTokenMinutes, 0",
    "config.identity.refreshTokenDays, 366",
    "config.receiptWitnessUrl, ftp://receiptwitness",
    "config.receiptWitnessUrl, http://ann@receiptwitness",
    "config.inboundEmailDomain, receipts"
  })
  void refusesValuesOutOfRange(String key, String value) {
    assertThat(Chart.withDefaults().set(key, value).refusal())
        .contains("at '/" + key.replace('.', '/') + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "config.corsOrigins, *",
    "config.corsOrigins, https://a.example.org/path",
    "config.identity.trustedOrigins, https://*.example.org",
    "config.trustedProxies, proxy"
  })
  void refusesElementsThatAreNone(String key, String element) {
    assertThat(Chart.withDefaults().set(key + "[0]", element).refusal())
        .contains("at '/" + key.replace('.', '/') + "/0'");
  }

  @Test
  void anUmbrellaChartMayShareValues() {
    Chart.withDefaults().set("global.domain", "example.org").set("enabled", true).render();
  }

  private static Chart withJson(String path, String json, Path directory) throws IOException {
    String[] keys = path.split("\\.", -1);
    String text = "{" + String.join(": {", keys) + ": " + json + "}".repeat(keys.length) + "\n";
    return Chart.withDefaults().file(Files.writeString(directory.resolve("values.yaml"), text));
  }
}
