package com.cartsnitch.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.CommandRun;
import com.cartsnitch.testing.Skip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** The alerts: Prometheus' own tool tries them, and somebody who is woken finds what to do. */
@NeedsHelm
class ChartAlertsTest {
  private static final Path TESTS =
      Path.of("src", "test", "resources", "chart", "alerts.test.yaml");
  private static final Path RUNBOOKS = Path.of("src", "docs", "runbooks.md");
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final YamlNode spec =
      Chart.withDefaults()
          .set("prometheusRule.enabled", true)
          .render()
          .one("PrometheusRule")
          .at("spec");

  private List<YamlNode> alerts() {
    return spec.at("groups", 0, "rules").children();
  }

  private List<String> names() {
    return alerts().stream().map(alert -> alert.at("alert").text()).toList();
  }

  @Test
  void promtoolFindsNoFault(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("rules.yaml"), new Yaml().dump(spec.value()));
    Files.copy(TESTS, folder.resolve("alerts.test.yaml"));
    assertSuccess(folder, "promtool", "check", "rules", "rules.yaml");
    assertSuccess(folder, "promtool", "test", "rules", "alerts.test.yaml");
  }

  private static void assertSuccess(Path folder, String... command) throws Exception {
    try {
      CommandRun run = CommandRun.of(folder, Map.of(), LIMIT, command);
      assertThat(run.exitCode()).as(run.output()).isZero();
      assertThat(run.output()).contains("SUCCESS");
    } catch (IOException e) {
      Skip.because("promtool is not on the path, the alerts were not tried");
    }
  }

  @Test
  void eachAlertHasATestThatMakesItFireAndOneThatDoesNot() throws IOException {
    YamlNode tests = YamlNode.read(TESTS).at("tests");
    for (String name : names()) {
      List<YamlNode> own =
          tests.children().stream()
              .map(test -> test.at("alert_rule_test", 0))
              .filter(test -> test.at("alertname").text().equals(name))
              .map(test -> test.at("exp_alerts"))
              .toList();
      assertThat(own).as(name).anyMatch(expected -> !expected.children().isEmpty());
      assertThat(own).as(name).anyMatch(expected -> expected.children().isEmpty());
    }
  }

  @Test
  void eachAlertHasARunbookAndEachRunbookAnAlert() throws IOException {
    List<String> headings =
        Files.readAllLines(RUNBOOKS).stream()
            .filter(line -> line.startsWith("## Cartsnitch"))
            .map(line -> line.substring(3))
            .toList();
    assertThat(headings).containsExactlyElementsOf(names());
  }

  @Test
  void eachAlertSaysHowBadItIsAndWhereToRead() {
    for (YamlNode alert : alerts()) {
      String name = alert.at("alert").text();
      assertThat(alert.at("labels", "severity").text()).as(name).isIn("critical", "warning");
      assertThat(alert.at("annotations", "summary").text()).as(name).isNotBlank();
      assertThat(alert.at("annotations", "runbook_url").text())
          .isEqualTo("src/docs/runbooks.md#" + name.toLowerCase(Locale.ROOT));
    }
  }

  @Test
  void theRunbooksMayBeServedElsewhere() {
    YamlNode rule =
        Chart.withDefaults()
            .set("prometheusRule.enabled", true)
            .set("prometheusRule.runbookUrl", "https://wiki.example.org/cartsnitch")
            .render()
            .one("PrometheusRule")
            .at("spec", "groups", 0, "rules", 0);
    assertThat(rule.at("annotations", "runbook_url").text())
        .isEqualTo("https://wiki.example.org/cartsnitch#cartsnitchmissing");
  }
}
