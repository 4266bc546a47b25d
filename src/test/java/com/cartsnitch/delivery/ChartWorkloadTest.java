package com.cartsnitch.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.util.List;
import org.junit.jupiter.api.Test;

@NeedsHelm
class ChartWorkloadTest {
  private final Manifests manifests = Chart.withDefaults().render();

  @Test
  void lintsStrictly() {
    LintResult result = new Helm(Chart.DIRECTORY).lint().strict().call();
    assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
    assertThat(result.getMessages()).allMatch(message -> message.startsWith("[INFO] Chart.yaml"));
  }

  @Test
  void rendersTheObjectsOfTheReleaseAndNoSecret() {
    assertThat(manifests.names())
        .containsExactlyInAnyOrder(
            "ConfigMap cartsnitch",
            "Service cartsnitch",
            "Service cartsnitch-management",
            "ServiceAccount cartsnitch",
            "PodDisruptionBudget cartsnitch",
            "Deployment cartsnitch",
            "Job cartsnitch-migrate",
            "Pod cartsnitch-test");
  }

  @Test
  void probesTheAdminPort() {
    YamlNode container = manifests.deployedContainer();
    assertProbe(container.at("startupProbe"), ApplicationFacts.STARTED, 2, 30);
    assertProbe(container.at("livenessProbe"), ApplicationFacts.LIVE, 10, 6);
    assertProbe(container.at("readinessProbe"), ApplicationFacts.READY, 4, 2);
  }

  private static void assertProbe(YamlNode probe, String path, int period, int failures) {
    assertThat(probe.at("httpGet", "path").text()).isEqualTo(path);
    assertThat(probe.at("httpGet", "port").text()).isEqualTo("admin");
    assertThat(probe.at("periodSeconds").number()).isEqualTo(period);
    assertThat(probe.at("failureThreshold").number()).isEqualTo(failures);
    assertThat(probe.at("timeoutSeconds").number()).isEqualTo(2);
  }

  @Test
  void opensThePortsOfTheApplicationAndServesOnlyTheFirst() {
    YamlNode ports = manifests.deployedContainer().at("ports");
    assertThat(ports.children())
        .extracting(port -> port.at("name").text() + " " + port.at("containerPort").text())
        .containsExactly("http " + ApplicationFacts.PORT, "admin " + ApplicationFacts.ADMIN_PORT);
    assertThat(manifests.named("Service", "cartsnitch").at("spec", "ports").children())
        .extracting(port -> port.at("targetPort").text())
        .containsExactly("http");
  }

  @Test
  void portsFollowTheirSettings() {
    Manifests moved =
        Chart.withDefaults().set("config.port", 8080).set("config.adminPort", 9090).render();
    assertThat(moved.deployedContainer().at("ports").children())
        .extracting(port -> port.at("containerPort").number())
        .containsExactly(8080L, 9090L);
    assertThat(moved.settings())
        .containsEntry("CARTSNITCH_PORT", "8080")
        .containsEntry("CARTSNITCH_ADMIN_PORT", "9090");
  }

  @Test
  void theServiceReachesThePodsThatServeAndNotTheMigration() {
    YamlNode selector = manifests.named("Service", "cartsnitch").at("spec", "selector");
    YamlNode deployment = manifests.one("Deployment").at("spec");
    assertThat(selector).isEqualTo(deployment.at("selector", "matchLabels"));
    assertThat(matches(selector, deployment.at("template"))).isTrue();
    assertThat(matches(selector, manifests.one("Job").at("spec", "template"))).isFalse();
  }

  @Test
  void labelsOfTheOperatorDoNotReplaceThoseOfTheSelector() {
    Manifests labelled =
        Chart.withDefaults()
            .set("podLabels.team", "prices")
            .set("podLabels.app\\.kubernetes\\.io/component", "other")
            .render();
    YamlNode template = labelled.one("Deployment").at("spec", "template");
    assertThat(template.at("metadata", "labels", "team").text()).isEqualTo("prices");
    assertThat(matches(labelled.named("Service", "cartsnitch").at("spec", "selector"), template))
        .isTrue();
  }

  private static boolean matches(YamlNode selector, YamlNode template) {
    YamlNode labels = template.at("metadata", "labels");
    return selector.keys().stream().allMatch(key -> selector.at(key).equals(labels.at(key)));
  }

  @Test
  void containersRunTheCommandsOfTheApplication() {
    assertThat(manifests.deployedContainer().at("args").value()).isEqualTo(List.of("serve"));
    assertThat(manifests.migrationContainer().at("args").value()).isEqualTo(List.of("migrate"));
    assertThat(manifests.deployedContainer().at("command").exists()).isFalse();
  }

  @Test
  void replacesPodsOneByOneWithoutLosingCapacity() {
    YamlNode strategy = manifests.one("Deployment").at("spec", "strategy", "rollingUpdate");
    assertThat(strategy.at("maxSurge").number()).isEqualTo(1);
    assertThat(strategy.at("maxUnavailable").number()).isZero();
  }

  @Test
  void theMigrationIsAHookThatNeedsNothingOfTheRelease() {
    YamlNode job = manifests.one("Job");
    YamlNode annotations = job.at("metadata", "annotations");
    assertThat(annotations.at("helm.sh/hook").text()).isEqualTo("pre-install,pre-upgrade");
    assertThat(annotations.at("helm.sh/hook-delete-policy").text())
        .isEqualTo("before-hook-creation,hook-succeeded");
    assertThat(job.at("spec", "activeDeadlineSeconds").number()).isLessThan(300);
    assertThat(job.at("spec", "backoffLimit").number()).isEqualTo(2);
    assertThat(job.toString()).doesNotContain("configMap");
  }

  @Test
  void theMigrationCanBeLeftOutAlone() {
    Manifests without = Chart.withDefaults().set("migration.enabled", false).render();
    assertThat(without.all("Job")).isEmpty();
    assertThat(without.one("Deployment")).isEqualTo(manifests.one("Deployment"));
  }

  @Test
  void theMigrationIsNoObjectOfTheRelease() {
    Manifests release = Chart.withDefaults().renderRelease();
    assertThat(release.all("Job")).isEmpty();
    assertThat(release.objects()).isSubsetOf(manifests.objects()).hasSize(6);
  }
}
