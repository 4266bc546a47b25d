package com.cartsnitch.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

@NeedsHelm
class ChartImageTest {
  private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

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

  @Test
  void everyPodCanPullAndIsPlacedAsTold() {
    Chart chart =
        Chart.withDefaults()
            .set("imagePullSecrets[0].name", "registry")
            .set("nodeSelector.disk", "ssd")
            .set("tolerations[0].operator", "Exists");
    for (YamlNode template : chart.render().podTemplates()) {
      YamlNode pod = template.at("spec");
      assertThat(pod.at("imagePullSecrets", 0, "name").text()).isEqualTo("registry");
      assertThat(pod.at("nodeSelector", "disk").text()).isEqualTo("ssd");
      assertThat(pod.at("tolerations", 0, "operator").text()).isEqualTo("Exists");
    }
  }

  private static List<String> images(Chart chart) {
    List<YamlNode> templates = chart.render().podTemplates();
    assertThat(templates).hasSize(2);
    return templates.stream()
        .map(template -> template.at("spec", "containers", 0, "image").text())
        .toList();
  }
}
