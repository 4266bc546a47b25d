package com.cartsnitch.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkflowTest {
  private static final Path FILE = Path.of(".gitea", "workflows", "ci.yaml");

  private YamlNode workflow = new YamlNode(null);

  @BeforeEach
  void read() throws IOException {
    workflow = YamlNode.read(FILE);
  }

  @Test
  void runsOnEveryPushAndPullRequest() {
    // YAML 1.1 reads the key "on" as true.
    YamlNode triggers = workflow.at(true);
    assertThat(triggers.keys()).containsExactlyInAnyOrder("push", "pull_request");
    assertThat(triggers.children()).noneMatch(YamlNode::exists);
  }

  @Test
  void everyJobIsOneCommandThatRunsLocallyToo() {
    Map<String, String> commands = new TreeMap<>();
    for (String job : workflow.at("jobs").keys()) {
      List<YamlNode> steps = workflow.at("jobs", job, "steps").children();
      assertThat(steps).as(job).hasSize(2);
      assertThat(steps.getFirst().at("uses").text()).startsWith("actions/checkout@v");
      commands.put(job, steps.getLast().at("run").text());
    }
    assertThat(commands)
        .isEqualTo(
            Map.of(
                "lint", "mvn -B validate",
                "typecheck", "mvn -B -Dlint.skip test-compile",
                "test", ".ci/run",
                "chart", "mvn -B -Dlint.skip test -Dtest='com.cartsnitch.delivery.*Test'"));
  }

  @Test
  void theChartJobNamesThePackageOfTheseTests() {
    String command = workflow.at("jobs", "chart", "steps", 1, "run").text();
    assertThat(command).contains("'" + getClass().getPackageName() + ".*Test'");
    assertThat(getClass().getSimpleName()).endsWith("Test");
  }

  @Test
  void theCommandOfTheTestJobIsExecutable() {
    assertThat(Path.of(".ci", "run")).isExecutable();
  }

  @Test
  void noJobOfAPullRequestSeesASecret() throws IOException {
    assertThat(Files.readString(FILE))
        .doesNotContain("secrets.", "secrets[", "pull_request_target");
  }
}
