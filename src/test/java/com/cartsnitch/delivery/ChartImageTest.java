package com.cartsnitch.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NeedsHelm
class ChartImageTest {
  private static final String DIGEST = Chart.DIGEST;

  @Test
  void theVersionOfTheApplicationIsTheDefaultTag() {
    assertThat(images(Chart.withDefaults())).containsOnly("cartsnitch/api:0.1.0");
  }

  @Test
  void aTagReplacesTheVersionAndADigestTheTag() {
    Chart tagged =
        Chart.withDefaults().set("image.repository", "example.org/api").set("image.tag", "dev-1");
    assertThat(images(tagged)).containsOnly("example.org/api:dev-1");
    assertThat(images(tagged.set("image.digest", DIGEST)))
        .containsOnly("example.org/api@" + DIGEST);
  }

  @ParameterizedTest
  @CsvSource({
    "cartsnitch/api, mirror.example.org/cartsnitch/api",
    "docker.io/cartsnitch/api, mirror.example.org/cartsnitch/api",
    "localhost:5000/cartsnitch/api, mirror.example.org/cartsnitch/api",
    "localhost/api, mirror.example.org/api",
    "api, mirror.example.org/api"
  })
  void aRegistryForAllChartsTakesThePlaceOfTheImages(String repository, String expected) {
    Chart chart =
        Chart.withDefaults()
            .set("image.repository", repository)
            .set("image.digest", DIGEST)
            .set("global.imageRegistry", "mirror.example.org");
    assertThat(images(chart)).containsOnly(expected + "@" + DIGEST);
  }

  @Test
  void everyPodCanPullAndIsPlacedAsTold() {
    Chart chart =
        Chart.withDefaults()
            .set("imagePullSecrets[0].name", "registry")
            .set("nodeSelector.disk", "ssd")
            .set("tolerations[0].operator", "Exists");
    for (YamlNode pod : chart.render().pods().values()) {
      assertThat(pod.at("imagePullSecrets", 0, "name").text()).isEqualTo("registry");
      assertThat(pod.at("nodeSelector", "disk").text()).isEqualTo("ssd");
      assertThat(pod.at("tolerations", 0, "operator").text()).isEqualTo("Exists");
    }
  }

  private static List<String> images(Chart chart) {
    Map<String, YamlNode> pods = chart.render().pods();
    assertThat(pods).hasSize(3);
    return pods.values().stream().map(pod -> pod.at("containers", 0, "image").text()).toList();
  }
}
