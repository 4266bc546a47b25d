package com.cartsnitch.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

@NeedsHelm
class ChartDashboardTest {
  private final Manifests manifests = Chart.withEverything().render();
  private final List<YamlNode> panels = ChartMetrics.dashboard(manifests).at("panels").children();

  @Test
  void grafanaFindsIt() {
    YamlNode labels = manifests.named("ConfigMap", "cartsnitch-dashboard").at("metadata", "labels");
    assertThat(labels.at("grafana_dashboard").text()).isEqualTo("1");
    Manifests other =
        Chart.withEverything().set("grafanaDashboard.labels.folder", "shops").render();
    assertThat(
            other
                .named("ConfigMap", "cartsnitch-dashboard")
                .at("metadata", "labels", "folder")
                .text())
        .isEqualTo("shops");
  }

  @Test
  void everyPanelSaysWhatToReadOutOfIt() {
    assertThat(panels)
        .hasSizeGreaterThan(10)
        .allSatisfy(panel -> assertThat(panel.at("description").text()).endsWith("."));
    assertThat(panels).extracting(panel -> panel.at("id").number()).doesNotHaveDuplicates();
  }

  @Test
  void everyExpressionIsOfTheChosenRelease() {
    assertThat(ChartMetrics.panels(manifests))
        .allMatch(expression -> expression.contains("{namespace=\"$namespace\",job=\"$job\""));
  }

  @Test
  void panelsDoNotOverlap() {
    for (YamlNode one : panels) {
      for (YamlNode other : panels) {
        if (!one.equals(other)) {
          assertThat(apart(one, other, "x", "w") || apart(one, other, "y", "h"))
              .as("%s, %s", one.at("title"), other.at("title"))
              .isTrue();
        }
      }
    }
  }

  private static boolean apart(YamlNode one, YamlNode other, String start, String length) {
    return end(one, start, length) <= end(other, start, "none")
        || end(other, start, length) <= end(one, start, "none");
  }

  private static long end(YamlNode panel, String start, String length) {
    YamlNode place = panel.at("gridPos");
    long size = place.at(length).exists() ? place.at(length).number() : 0;
    return place.at(start).number() + size;
  }
}
