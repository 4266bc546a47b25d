package com.cartsnitch.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** What the files in {@code environments} install. */
@NeedsHelm
class ChartEnvironmentsTest {
  private static final Path FILES = Chart.DIRECTORY.resolve("environments");

  @ParameterizedTest
  @ValueSource(strings = {"dev", "uat", "prod"})
  void lintStrictly(String environment) throws IOException {
    try (HookRevealingCopy copy = HookRevealingCopy.of(Chart.DIRECTORY)) {
      Path values = copy.directory().resolve("values.yaml");
      Map<Object, Object> merged =
          merge(YamlNode.read(values), YamlNode.read(FILES.resolve(environment + ".yaml")));
      merge(merged, "image", "digest", Chart.DIGEST);
      Files.writeString(values, new Yaml().dump(merged));
      LintResult result = new Helm(copy.directory()).lint().strict().call();
      assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
    }
  }

  private static Map<Object, Object> merge(YamlNode base, YamlNode over) {
    Map<Object, Object> merged = new LinkedHashMap<>();
    base.keys().forEach(key -> merged.put(key, base.at(key).value()));
    for (String key : over.keys()) {
      boolean both = over.at(key).isMap() && base.at(key).isMap();
      merged.put(key, both ? merge(base.at(key), over.at(key)) : over.at(key).value());
    }
    return merged;
  }

  @SuppressWarnings("unchecked")
  private static void merge(Map<Object, Object> values, String group, String key, Object value) {
    Map<Object, Object> copy = new LinkedHashMap<>((Map<Object, Object>) values.get(group));
    copy.put(key, value);
    values.put(group, copy);
  }

  @ParameterizedTest
  @ValueSource(strings = {"uat", "prod"})
  void uatAndProdWaitForADigest(String environment) {
    Chart chart = Chart.withDefaults().file(FILES.resolve(environment + ".yaml"));
    assertThat(chart.refusal())
        .contains("environment is " + environment, "tag 0.1.0", "give image.digest");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "uat", "prod"})
  void sayWhereTheyAre(String environment) {
    assertThat(Chart.in(environment).render().settings())
        .containsEntry("CARTSNITCH_ENVIRONMENT", environment);
  }

  @ParameterizedTest
  @ValueSource(strings = {"uat", "prod"})
  void uatAndProdAreWatchedAndFenced(String environment) {
    Manifests manifests = Chart.in(environment).render();
    assertThat(manifests.names())
        .contains(
            "NetworkPolicy cartsnitch",
            "PodDisruptionBudget cartsnitch",
            "Ingress cartsnitch",
            "ServiceMonitor cartsnitch",
            "PrometheusRule cartsnitch",
            "ConfigMap cartsnitch-dashboard");
    assertThat(manifests.all("Secret")).isEmpty();
  }

  @Test
  void developmentNeedsNothingButTheManifestsBesideIt() throws IOException {
    Manifests manifests =
        Chart.withDefaults().file(FILES.resolve("dev.yaml")).set("image.tag", "dev-1").render();
    assertThat(manifests.named("Secret", "cartsnitch").at("stringData", "database-url").text())
        .isEqualTo("postgresql://cartsnitch:cartsnitch@postgresql:5432/cartsnitch");
    assertThat(Manifests.secretEnv(manifests.deployedContainer()).values())
        .allMatch(source -> source.startsWith("cartsnitch/"));
    assertThat(manifests.names()).contains("Job cartsnitch-seed");
    for (String name : new String[] {"postgresql", "redis"}) {
      assertReaches(manifests, Path.of("charts", "dev", name + ".yaml"));
    }
  }

  private static void assertReaches(Manifests manifests, Path file) throws IOException {
    Manifests peer = new Manifests(YamlNode.documents(Files.readString(file)));
    YamlNode labels = peer.one("Deployment").at("spec", "template", "metadata", "labels");
    YamlNode egress = manifests.named("NetworkPolicy", "cartsnitch").at("spec", "egress");
    assertThat(egress.children())
        .anySatisfy(
            rule -> {
              assertThat(rule.at("to", 0, "podSelector", "matchLabels")).isEqualTo(labels);
              assertThat(rule.at("ports", 0, "port"))
                  .isEqualTo(peer.one("Service").at("spec", "ports", 0, "port"));
            });
  }
}
