package com.cartsnitch.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Kubernetes calls the restricted profile, for every pod of the chart. */
@NeedsHelm
class ChartPodSecurityTest {

  static Stream<YamlNode> pods() {
    Map<String, YamlNode> pods = Chart.withEverything().render().pods();
    assertThat(pods)
        .containsOnlyKeys(
            "Deployment cartsnitch",
            "Job cartsnitch-migrate",
            "Job cartsnitch-seed",
            "Pod cartsnitch-test");
    return Stream.concat(
        pods.values().stream(), Chart.withDefaults().render().pods().values().stream());
  }

  @ParameterizedTest
  @MethodSource("pods")
  void podsAreRestricted(YamlNode pod) {
    YamlNode context = pod.at("securityContext");
    assertThat(context.at("runAsNonRoot").value()).isEqualTo(true);
    assertThat(context.at("runAsUser").number()).isPositive();
    assertThat(context.at("seccompProfile", "type").text()).isEqualTo("RuntimeDefault");
    assertThat(pod.at("automountServiceAccountToken").value()).isEqualTo(false);
  }

  @ParameterizedTest
  @MethodSource("pods")
  void serviceLinksAreOff(YamlNode pod) {
    assertThat(pod.at("enableServiceLinks").value()).isEqualTo(false);
  }

  @ParameterizedTest
  @MethodSource("pods")
  void containersAreRestrictedAndWriteOnlyToTmp(YamlNode pod) {
    for (YamlNode container : pod.at("containers").children()) {
      YamlNode context = container.at("securityContext");
      assertThat(context.at("readOnlyRootFilesystem").value()).isEqualTo(true);
      assertThat(context.at("allowPrivilegeEscalation").value()).isEqualTo(false);
      assertThat(context.at("capabilities", "drop").value()).isEqualTo(List.of("ALL"));
      assertThat(container.at("volumeMounts").children())
          .extracting(mount -> mount.at("mountPath").text())
          .containsExactlyElementsOf(
              pod.at("volumes").children().size() == 1
                  ? List.of("/tmp")
                  : List.of(
                      "/tmp", "/etc/cartsnitch/database-ca", "/etc/cartsnitch/redis-ca", "/notes"));
    }
    assertThat(pod.at("volumes", 0, "emptyDir").exists()).isTrue();
    assertThat(pod.at("volumes").children())
        .noneMatch(volume -> volume.keys().contains("hostPath"));
  }

  @ParameterizedTest
  @MethodSource("pods")
  void containersHaveBoundedMemory(YamlNode pod) {
    YamlNode resources = pod.at("containers", 0, "resources");
    assertThat(resources.at("limits", "memory").exists()).isTrue();
    assertThat(resources.at("requests", "cpu").exists()).isTrue();
  }
}
