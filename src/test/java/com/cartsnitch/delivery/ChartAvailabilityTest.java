package com.cartsnitch.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many pods there are, where they run, and what keeps them. */
@NeedsHelm
class ChartAvailabilityTest {
  private static final String BUDGET = "PodDisruptionBudget cartsnitch";

  @Test
  void theAutoscalerDecidesAlone() {
    Manifests manifests = Chart.withDefaults().set("autoscaling.enabled", true).render();
    assertThat(manifests.one("Deployment").at("spec").keys()).doesNotContain("replicas");
    YamlNode spec = manifests.one("HorizontalPodAutoscaler").at("spec");
    assertThat(spec.at("scaleTargetRef", "name"))
        .isEqualTo(manifests.one("Deployment").at("metadata", "name"));
    assertThat(spec.at("minReplicas").number()).isEqualTo(2);
    assertThat(spec.at("maxReplicas").number()).isEqualTo(4);
    assertThat(spec.at("metrics", 0, "resource", "target", "averageUtilization").number())
        .isEqualTo(70);
    YamlNode down = spec.at("behavior", "scaleDown");
    assertThat(down.at("stabilizationWindowSeconds").number()).isEqualTo(300);
    assertThat(down.at("policies", 0, "value").number()).isEqualTo(1);
    assertThat(Chart.withDefaults().render().all("HorizontalPodAutoscaler")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1, false, false", "2, false, true", "1, true, true", "0, false, false"})
  void drainsAreBoundedWhereThereIsMoreThanOnePod(int replicas, boolean scaled, boolean expected) {
    Chart chart =
        Chart.withDefaults().set("replicaCount", replicas).set("autoscaling.enabled", scaled);
    assertThat(chart.render().names().contains(BUDGET)).isEqualTo(expected);
    assertThat(chart.set("podDisruptionBudget.enabled", false).render().names())
        .doesNotContain(BUDGET);
    assertThat(
            chart
                .set("autoscaling.enabled", true)
                .set("autoscaling.minReplicas", 1)
                .render()
                .names())
        .doesNotContain(BUDGET);
  }

  @Test
  void oneOfThePodsAtATimeMayBeDrainedAndUnreadyOnesAlways() {
    Manifests manifests = Chart.withDefaults().render();
    YamlNode budget = manifests.one("PodDisruptionBudget").at("spec");
    assertThat(budget.at("maxUnavailable").number()).isEqualTo(1);
    assertThat(budget.at("unhealthyPodEvictionPolicy").text()).isEqualTo("AlwaysAllow");
    assertThat(budget.at("selector")).isEqualTo(manifests.one("Deployment").at("spec", "selector"));
  }

  @Test
  void everyGenerationIsSpreadOverNodesAndZones() {
    Manifests manifests = Chart.withDefaults().render();
    YamlNode constraints = manifests.pod("Deployment cartsnitch").at("topologySpreadConstraints");
    assertThat(constraints.children())
        .extracting(constraint -> constraint.at("topologyKey").text())
        .containsExactly("kubernetes.io/hostname", "topology.kubernetes.io/zone");
    for (YamlNode constraint : constraints.children()) {
      assertThat(constraint.at("whenUnsatisfiable").text()).isEqualTo("ScheduleAnyway");
      assertThat(constraint.at("labelSelector"))
          .isEqualTo(manifests.one("Deployment").at("spec", "selector"));
      assertThat(constraint.at("matchLabelKeys", 0).text()).isEqualTo("pod-template-hash");
    }
  }

  @Test
  void aNewPodMustStayReadyAndARolloutEnds() {
    YamlNode spec = Chart.withDefaults().render().one("Deployment").at("spec");
    assertThat(spec.at("minReadySeconds").number()).isEqualTo(5);
    assertThat(spec.at("progressDeadlineSeconds").number()).isEqualTo(300);
    assertThat(spec.at("revisionHistoryLimit").number()).isEqualTo(5);
  }

  @Test
  void everyPodIsReachableForMetricsReadyOrNot() {
    Manifests manifests = Chart.withEverything().render();
    YamlNode service = manifests.named("Service", "cartsnitch-management");
    assertThat(service.at("spec", "clusterIP").text()).isEqualTo("None");
    assertThat(service.at("spec", "publishNotReadyAddresses").value()).isEqualTo(true);
    assertThat(service.at("spec", "selector"))
        .isEqualTo(manifests.one("Deployment").at("spec", "selector", "matchLabels"));
    YamlNode monitor = manifests.one("ServiceMonitor").at("spec");
    YamlNode wanted = monitor.at("selector", "matchLabels");
    YamlNode labels = service.at("metadata", "labels");
    assertThat(wanted.keys()).isNotEmpty().allMatch(key -> wanted.at(key).equals(labels.at(key)));
    assertThat(monitor.at("endpoints", 0, "port"))
        .isEqualTo(service.at("spec", "ports", 0, "name"));
    YamlNode other = manifests.named("Service", "cartsnitch").at("metadata", "labels");
    assertThat(wanted.keys()).anyMatch(key -> !wanted.at(key).equals(other.at(key)));
  }

  @Test
  void requestsComeInByIngressAndByRoute() {
    Manifests manifests = Chart.withEverything().render();
    YamlNode ingress = manifests.one("Ingress").at("spec");
    assertThat(ingress.at("ingressClassName").text()).isEqualTo("nginx");
    assertThat(ingress.at("tls", 0, "secretName").text()).isEqualTo("shop-tls");
    YamlNode rule = ingress.at("rules", 0);
    assertThat(rule.at("host").text()).isEqualTo("shop.example.org");
    YamlNode backend = rule.at("http", "paths", 0, "backend", "service");
    assertThat(backend.at("name").text()).isEqualTo("cartsnitch");
    assertThat(backend.at("port", "name").text()).isEqualTo("http");
    YamlNode route = manifests.one("HTTPRoute").at("spec");
    assertThat(route.at("parentRefs", 0, "name").text()).isEqualTo("gateway");
    assertThat(route.at("hostnames", 0).text()).isEqualTo("shop.example.org");
    assertThat(route.at("rules", 0, "backendRefs", 0, "name").text()).isEqualTo("cartsnitch");
    assertThat(route.at("rules", 0, "backendRefs", 0, "port").number()).isEqualTo(8000);
    assertThat(route.at("rules", 0, "timeouts", "request").text()).isEqualTo("60s");
  }

  @Test
  void thePodsRunAsAnAccountWithoutAToken() {
    Manifests manifests = Chart.withDefaults().render();
    assertThat(manifests.one("ServiceAccount").at("automountServiceAccountToken").value())
        .isEqualTo(false);
    assertThat(account(manifests)).isEqualTo("cartsnitch");
    Chart other = Chart.withDefaults().set("serviceAccount.name", "shop");
    assertThat(other.render().one("ServiceAccount").at("metadata", "name").text())
        .isEqualTo("shop");
    Manifests without = other.set("serviceAccount.create", false).render();
    assertThat(account(without)).isEqualTo("shop");
    assertThat(without.all("ServiceAccount")).isEmpty();
    // hooks run before the account is there
    assertThat(manifests.pod("Job cartsnitch-migrate").at("serviceAccountName").exists()).isFalse();
  }

  private static String account(Manifests manifests) {
    return manifests.pod("Deployment cartsnitch").at("serviceAccountName").text();
  }

  @Test
  void theTestAsksTheServiceAsClientsDo() {
    Manifests manifests = Chart.withDefaults().set("service.port", 80).render();
    YamlNode pod = manifests.one("Pod");
    assertThat(pod.at("metadata", "annotations", "helm.sh/hook").text()).isEqualTo("test");
    assertThat(pod.at("spec", "containers", 0, "args").children())
        .extracting(YamlNode::text)
        .containsExactly("healthcheck", "--url", "http://cartsnitch:80/health");
  }
}
