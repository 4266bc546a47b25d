package com.cartsnitch.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every property of every object is one that Kubernetes knows. */
@NeedsHelm
class ChartObjectsTest {

  static Stream<Arguments> charts() {
    return Stream.of(
        Arguments.of("defaults", Chart.withDefaults()),
        Arguments.of("everything", Chart.withEverything()),
        Arguments.of("dev", Chart.in("dev")),
        Arguments.of("uat", Chart.in("uat")),
        Arguments.of("prod", Chart.in("prod")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("charts")
  void haveNoPropertyThatTheirTypeDoesNotHave(String name, Chart chart) {
    List<YamlNode> objects = chart.render().objects();
    assertThat(objects).hasSizeGreaterThan(5);
    for (YamlNode object : objects) {
      assertThat(KubernetesModel.unknownProperties(object)).as("%s", object).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "replcias: 2",
        "template: {spec: {containers: [{name: a, livenessProbe: {httpGet: {prot: 1}}}]}}",
        "selector: {matchLabel: {a: b}}"
      })
  void aMisspeltPropertyWouldBeSeen(String spec) {
    YamlNode object =
        YamlNode.documents("{apiVersion: apps/v1, kind: Deployment, spec: {" + spec + "}}")
            .getFirst();
    assertThat(KubernetesModel.unknownProperties(object)).hasSize(1);
  }

  @Test
  void aWrongTypeAndAnUnknownKindWouldBeSeen() {
    YamlNode wrong =
        new YamlNode(
            Map.of(
                "apiVersion", "apps/v1", "kind", "Deployment", "spec", Map.of("replicas", "two")));
    assertThatThrownBy(() -> KubernetesModel.unknownProperties(wrong))
        .isInstanceOf(IllegalArgumentException.class);
    YamlNode unknown = new YamlNode(Map.of("apiVersion", "v2", "kind", "Pod"));
    assertThatThrownBy(() -> KubernetesModel.unknownProperties(unknown))
        .hasMessageContaining("no model for v2 Pod");
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql", "redis"})
  void manifestsForDevelopmentAreKnownAndRestricted(String name) throws IOException {
    Path file = Path.of("charts", "dev", name + ".yaml");
    Manifests manifests = new Manifests(YamlNode.documents(Files.readString(file)));
    List<String> unknown = new ArrayList<>();
    manifests.objects().forEach(o -> unknown.addAll(KubernetesModel.unknownProperties(o)));
    assertThat(unknown).isEmpty();
    YamlNode pod = manifests.pod("Deployment " + name);
    assertRestricted(pod);
    assertThat(manifests.one("Service").at("spec", "selector"))
        .isEqualTo(manifests.one("Deployment").at("spec", "template", "metadata", "labels"));
  }

  private static void assertRestricted(YamlNode pod) {
    assertThat(pod.at("securityContext", "runAsNonRoot").value()).isEqualTo(true);
    assertThat(pod.at("securityContext", "seccompProfile", "type").text())
        .isEqualTo("RuntimeDefault");
    YamlNode context = pod.at("containers", 0, "securityContext");
    assertThat(context.at("allowPrivilegeEscalation").value()).isEqualTo(false);
    assertThat(context.at("readOnlyRootFilesystem").value()).isEqualTo(true);
    assertThat(context.at("capabilities", "drop").value()).isEqualTo(List.of("ALL"));
    assertThat(pod.at("automountServiceAccountToken").value()).isEqualTo(false);
  }
}
