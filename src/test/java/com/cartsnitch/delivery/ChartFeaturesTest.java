package com.cartsnitch.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Switching one thing off removes that thing alone. */
@NeedsHelm
class ChartFeaturesTest {
  private static final Manifests EVERYTHING = Chart.withEverything().render();

  @ParameterizedTest
  @CsvSource({
    "autoscaling.enabled, false, HorizontalPodAutoscaler cartsnitch",
    "podDisruptionBudget.enabled, false, PodDisruptionBudget cartsnitch",
    "serviceAccount.create, false, ServiceAccount cartsnitch",
    "ingress.enabled, false, Ingress cartsnitch",
    "httpRoute.enabled, false, HTTPRoute cartsnitch",
    "networkPolicy.enabled, false, NetworkPolicy cartsnitch;NetworkPolicy cartsnitch-jobs",
    "migration.enabled, false, Job cartsnitch-migrate;Secret cartsnitch-migrate",
    "seed.enabled, false, Job cartsnitch-seed",
    "serviceMonitor.enabled, false, ServiceMonitor cartsnitch",
    "prometheusRule.enabled, false, PrometheusRule cartsnitch",
    "grafanaDashboard.enabled, false, ConfigMap cartsnitch-dashboard",
    "database.url, '', Secret cartsnitch-migrate",
    "redis.url, '', ''",
    "topologySpread.enabled, false, ''",
    "secretRevision, '', ''",
    "preStopSleepSeconds, 0, ''"
  })
  void onlyItsOwnObjectsGo(String key, String value, String gone) {
    List<String> expected = new ArrayList<>(EVERYTHING.names());
    expected.removeAll(List.of(gone.split(";", -1)));
    assertThat(Chart.withEverything().set(key, value).render().names())
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "ingress.enabled, false",
    "httpRoute.enabled, false",
    "networkPolicy.enabled, false",
    "migration.enabled, false",
    "seed.enabled, false",
    "serviceMonitor.enabled, false",
    "prometheusRule.enabled, false",
    "grafanaDashboard.enabled, false",
    "podDisruptionBudget.enabled, false"
  })
  void thePodsThatServeStayAsTheyAre(String key, String value) {
    Manifests without = Chart.withEverything().set(key, value).render();
    assertThat(without.one("Deployment")).isEqualTo(EVERYTHING.one("Deployment"));
    assertThat(without.settings()).isEqualTo(EVERYTHING.settings());
  }

  @Test
  void withoutTopologySpreadAffinityStays() {
    YamlNode pod =
        Chart.withEverything()
            .set("topologySpread.enabled", false)
            .render()
            .pod("Deployment cartsnitch");
    assertThat(pod.at("topologySpreadConstraints").exists()).isFalse();
    assertThat(pod.at("affinity"))
        .isEqualTo(EVERYTHING.pod("Deployment cartsnitch").at("affinity"));
    assertThat(pod.at("affinity").exists()).isTrue();
  }

  @Test
  void withoutRedisTheDatabaseKeepsItsAuthority() {
    Manifests without =
        Chart.withEverything().set("redis.url", "").set("redis.ca.existingSecret", "").render();
    assertThat(without.settings()).containsEntry("CARTSNITCH_REDIS_URL", "");
    assertThat(without.deployedContainer().at("volumeMounts").children())
        .extracting(mount -> mount.at("mountPath").text())
        .containsExactly("/tmp", "/etc/cartsnitch/database-ca", "/notes");
  }

  @Test
  void theMigrationRunsWithoutTheSeedAndTheSeedWithoutTheMigration() {
    Chart chart = Chart.withEverything();
    assertThat(chart.set("seed.enabled", false).render().named("Job", "cartsnitch-migrate"))
        .isEqualTo(EVERYTHING.named("Job", "cartsnitch-migrate"));
    assertThat(chart.set("migration.enabled", false).render().named("Job", "cartsnitch-seed"))
        .isEqualTo(EVERYTHING.named("Job", "cartsnitch-seed"));
  }

  @Test
  void whatIsAddedReachesEveryPod() {
    EVERYTHING
        .pods()
        .forEach(
            (name, pod) -> {
              assertThat(pod.at("imagePullSecrets").children())
                  .as(name)
                  .extracting(secret -> secret.at("name").text())
                  .containsExactly("shared", "own");
              assertThat(pod.at("volumes").children())
                  .as(name)
                  .anyMatch(volume -> volume.at("projected").exists());
            });
    YamlNode notes = EVERYTHING.named("ConfigMap", "cartsnitch-notes");
    assertThat(notes.at("data", "a").text()).isEqualTo("b");
    for (YamlNode template : EVERYTHING.podTemplates()) {
      assertThat(template.at("metadata", "labels", "team").text()).isEqualTo("prices");
      assertThat(template.at("metadata", "annotations", "example.org/team").text())
          .isEqualTo("prices");
    }
    assertThat(EVERYTHING.pod("Deployment cartsnitch").at("priorityClassName").text())
        .isEqualTo("high");
  }

  @Test
  void annotationsAndLabelsOfObjectsAreThere() {
    assertThat(EVERYTHING.named("Service", "cartsnitch").at("metadata", "annotations").keys())
        .containsExactly("example.org/side");
    assertThat(EVERYTHING.one("ServiceAccount").at("metadata", "annotations").keys())
        .containsExactly("example.org/role");
    assertThat(EVERYTHING.one("HTTPRoute").at("metadata", "annotations").exists()).isTrue();
    assertThat(EVERYTHING.one("Ingress").at("metadata", "annotations").exists()).isTrue();
    for (String kind : new String[] {"ServiceMonitor", "PrometheusRule"}) {
      assertThat(EVERYTHING.one(kind).at("metadata", "labels", "release").text())
          .isEqualTo("prometheus");
    }
  }
}
