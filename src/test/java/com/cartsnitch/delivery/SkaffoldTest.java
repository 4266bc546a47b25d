package com.cartsnitch.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** That everything skaffold.yaml names is there. */
class SkaffoldTest {
  private YamlNode servers = new YamlNode(null);
  private YamlNode skaffold = new YamlNode(null);
  private YamlNode release = new YamlNode(null);

  @BeforeEach
  void read() throws IOException {
    List<YamlNode> documents = YamlNode.documents(Files.readString(Path.of("skaffold.yaml")));
    assertThat(documents).hasSize(2);
    servers = documents.getFirst();
    skaffold = documents.getLast();
    release = skaffold.at("deploy", "helm", "releases", 0);
  }

  @Test
  void isOfTheExpectedVersion() {
    for (YamlNode document : List.of(servers, skaffold)) {
      assertThat(document.at("apiVersion").text()).isEqualTo("skaffold/v4beta13");
      assertThat(document.at("kind").text()).isEqualTo("Config");
    }
  }

  @Test
  void theServersOfDevelopmentComeBeforeTheRelease() {
    assertThat(servers.at("manifests", "rawYaml").children())
        .extracting(file -> Path.of(file.text()))
        .containsExactlyInAnyOrder(
            Path.of("charts", "dev", "postgresql.yaml"), Path.of("charts", "dev", "redis.yaml"))
        .allMatch(Files::isRegularFile);
    assertThat(servers.at("deploy").keys()).contains("kubectl");
    assertThat(skaffold.at("manifests").exists()).isFalse();
  }

  @Test
  void buildsTheChartsImageWithJib() throws Exception {
    YamlNode artifacts = skaffold.at("build", "artifacts");
    assertThat(artifacts.children()).hasSize(1);
    String image = artifacts.at(0, "image").text();
    assertThat(image).isEqualTo(chartValues().at("image", "repository").text());
    assertThat(image).isEqualTo(PomBuild.read().property("image.name"));
    assertThat(artifacts.at(0, "jib", "type").text()).isEqualTo("maven");
  }

  @Test
  void installsTheChartWithItsDevelopmentValues() {
    assertThat(Path.of(release.at("chartPath").text())).isEqualTo(Chart.DIRECTORY);
    assertThat(valuesFiles()).isNotEmpty().allMatch(Files::isRegularFile);
  }

  @Test
  void handsTheImageToValuesThatExist() throws IOException {
    YamlNode templates = release.at("setValueTemplates");
    assertThat(templates.keys())
        .containsExactlyInAnyOrder("image.repository", "image.tag", "image.digest");
    for (String key : templates.keys()) {
      Object[] path = key.split("\\.", -1);
      assertThat(chartValues().at(path).exists()).as(key).isTrue();
      String name = key.replace("image.repository", "repo").replace("image.", "");
      assertThat(templates.at(key).text())
          .isEqualToIgnoringCase("{{.IMAGE_" + name + "_cartsnitch_api}}");
    }
  }

  @Test
  void aTagIsNeverANumber() {
    assertThat(skaffold.at("build", "tagPolicy", "gitCommit", "prefix").text()).matches("[a-z]+-");
  }

  private static YamlNode chartValues() throws IOException {
    return YamlNode.read(Chart.DIRECTORY.resolve("values.yaml"));
  }

  private List<Path> valuesFiles() {
    List<Path> files = new ArrayList<>();
    release.at("valuesFiles").children().forEach(file -> files.add(Path.of(file.text())));
    return files;
  }

  /** What needs the chart rendered as skaffold would. */
  @Nested
  @NeedsHelm
  class Rendered {

    private Manifests manifests() {
      Chart chart = Chart.withDefaults();
      for (Path file : valuesFiles()) {
        chart = chart.file(file);
      }
      return chart.render();
    }

    @Test
    void theReleaseHasTheNameThatTheForwardsExpect() {
      assertThat(release.at("name").text()).isEqualTo("cartsnitch");
      List<YamlNode> forwards = skaffold.at("portForward").children();
      assertThat(forwards)
          .extracting(forward -> forward.at("localPort").text())
          .containsExactly(
              String.valueOf(ApplicationFacts.PORT), String.valueOf(ApplicationFacts.ADMIN_PORT));
      forwards.forEach(this::assertReachesAPort);
    }

    private void assertReachesAPort(YamlNode forward) {
      boolean service = forward.at("resourceType").text().equals("service");
      YamlNode target =
          manifests().named(service ? "Service" : "Deployment", release.at("name").text());
      assertThat(target.at("metadata", "name")).isEqualTo(forward.at("resourceName"));
      YamlNode ports =
          service ? target.at("spec", "ports") : manifests().deployedContainer().at("ports");
      assertThat(ports.children())
          .extracting(port -> port.at(service ? "port" : "containerPort"))
          .contains(forward.at("port"));
    }

    @Test
    void theSmokeTestAsksTheServiceByTheImageItself() {
      YamlNode container = skaffold.at("verify", 0, "container");
      assertThat(container.at("image")).isEqualTo(skaffold.at("build", "artifacts", 0, "image"));
      assertThat(container.at("args", 0).text()).isEqualTo("healthcheck");
      YamlNode service = manifests().named("Service", release.at("name").text());
      URI asked = URI.create(container.at("args", 2).text());
      assertThat(asked.getHost()).isEqualTo(service.at("metadata", "name").text());
      assertThat(asked.getPort()).isEqualTo((int) service.at("spec", "ports", 0, "port").number());
      assertThat(asked.getPath()).isEqualTo("/health");
      YamlNode mode = skaffold.at("verify", 0, "executionMode");
      assertThat(mode.keys()).containsExactly("kubernetesCluster");
    }

    @Test
    void theStatusCheckOutlastsTheStart() {
      YamlNode startup = manifests().deployedContainer().at("startupProbe");
      long budget = startup.at("periodSeconds").number() * startup.at("failureThreshold").number();
      assertThat(skaffold.at("deploy", "statusCheckDeadlineSeconds").number())
          .isGreaterThan(budget);
    }

    @Test
    void developmentRunsOneReplica() {
      assertThat(manifests().one("Deployment").at("spec", "replicas").number()).isEqualTo(1);
      assertThat(manifests().settings()).containsEntry("CARTSNITCH_ENVIRONMENT", "dev");
    }
  }
}
