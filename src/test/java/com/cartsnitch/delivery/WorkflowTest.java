package com.cartsnitch.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkflowTest {
  private static final Set<String> GATES = Set.of("lint", "typecheck", "test", "chart");
  private static final String UAT_VALUES = "charts/cartsnitch/environments/uat.yaml";

  private final Workflow ci = Workflow.read("ci.yaml");
  private final Workflow deployUat = Workflow.read("deploy-uat.yaml");
  private final Workflow promote = Workflow.read("promote.yaml");

  static Stream<Workflow> workflows() throws IOException {
    try (Stream<Path> files = Files.list(Workflow.DIRECTORY)) {
      return files.map(file -> Workflow.read(file.getFileName().toString())).toList().stream();
    }
  }

  @Test
  void thereAreThree() throws IOException {
    assertThat(workflows()).containsExactlyInAnyOrder(ci, deployUat, promote);
  }

  @Test
  void ciRunsOnEveryPushAndPullRequest() {
    assertThat(ci.triggers().keys()).containsExactlyInAnyOrder("push", "pull_request");
    assertThat(ci.triggers().children()).noneMatch(YamlNode::exists);
  }

  @Test
  void theChecksOfCiDependOnNothingAndAreNeverSkipped() {
    for (String gate : GATES) {
      assertThat(ci.needs(gate)).isEmpty();
      assertThat(ci.job(gate).at("if").exists()).as(gate).isFalse();
    }
  }

  @Test
  void imagesAreBuiltOnDevOnlyAfterEveryCheckAndThenDeployed() {
    assertThat(ci.jobs()).hasSize(6).containsAll(GATES);
    assertThat(ci.needs("build-and-push")).isEqualTo(GATES);
    assertThat(ci.needs("deploy-dev")).containsExactly("build-and-push");
    for (String job : List.of("build-and-push", "deploy-dev")) {
      assertThat(ci.job(job).at("if").text())
          .isEqualTo("github.event_name == 'push' && github.ref == 'refs/heads/dev'");
    }
  }

  @Test
  void theDigestThatWasBuiltIsTheOneDeployed() {
    String step = ci.steps("build-and-push").getLast().at("id").text();
    assertThat(ci.job("build-and-push").at("outputs", "digest").text())
        .isEqualTo("${{ steps.%s.outputs.digest }}", step);
    assertThat(ci.steps("deploy-dev").getLast().at("env", "IMAGE_DIGEST").text())
        .isEqualTo("${{ needs.build-and-push.outputs.digest }}");
  }

  @Test
  void uatIsDeployedOnlyWhereMainChangesItsValuesAndEveryCheckPassed() {
    assertThat(deployUat.triggers().keys()).containsExactly("push");
    YamlNode push = deployUat.triggers().at("push");
    assertThat(push.keys()).containsExactlyInAnyOrder("branches", "paths");
    assertThat(push.at("branches").value()).isEqualTo(List.of("main"));
    assertThat(push.at("paths").value()).isEqualTo(List.of(UAT_VALUES));
    assertThat(Path.of(UAT_VALUES).getParent()).isDirectory();
    assertThat(deployUat.needs("deploy-uat")).isEqualTo(GATES);
    assertThat(deployUat.job("deploy-uat").at("if").text()).contains("'refs/heads/main'");
    for (String gate : GATES) {
      assertThat(deployUat.job(gate)).as(gate).isEqualTo(ci.job(gate));
    }
  }

  @Test
  void promotionIsStartedByHandOnMain() {
    assertThat(promote.triggers().keys()).containsExactly("workflow_dispatch");
    assertThat(promote.job("promote").at("if").text()).isEqualTo("github.ref == 'refs/heads/main'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"deploy-uat", "promote"})
  void whatComparesCommitsHasThemAll(String name) {
    YamlNode checkout = Workflow.read(name + ".yaml").steps(name).getFirst();
    assertThat(checkout.at("with", "fetch-depth").number()).isZero();
  }

  @Test
  void onlyOneJobBuildsImages() throws IOException {
    Map<String, String> builders = new TreeMap<>();
    for (Workflow workflow : workflows().toList()) {
      for (String job : workflow.jobs()) {
        String script = Files.readString(Path.of(workflow.command(job).split(" ", 2)[0]));
        if (script.contains("jib:build")) {
          builders.put(workflow.file().getFileName() + " " + job, workflow.command(job));
        }
      }
    }
    assertThat(builders)
        .isEqualTo(Map.of("ci.yaml build-and-push", ".gitea/scripts/build-and-push.sh"));
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void everyJobIsACheckoutAndOneScriptThatRunsLocallyToo(Workflow workflow) {
    for (String job : workflow.jobs()) {
      assertThat(workflow.steps(job)).as(job).hasSize(2);
      assertThat(workflow.steps(job).getFirst().at("uses").text()).isEqualTo("actions/checkout@v4");
      assertThat(workflow.command(job)).matches("\\.(gitea/scripts|ci)/[a-z.-]+( \"\\$DIGEST\")?");
      assertThat(Path.of(workflow.command(job).split(" ", 2)[0])).isExecutable();
    }
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void noPullRequestSeesASecret(Workflow workflow) throws IOException {
    assertThat(workflow.triggers().keys()).doesNotContain("pull_request_target");
    assertThat(workflow.yaml().at("env").exists()).isFalse();
    for (String job : workflow.jobs()) {
      if (workflow.seesASecret(job)) {
        assertThat(workflow.job(job).at("if").text()).contains("github.ref == 'refs/heads/");
      }
    }
    assertThat(GATES).noneMatch(workflow::seesASecret);
    assertThat(workflow.text()).doesNotContain("toJSON(secrets)", "secrets: inherit");
  }

  @ParameterizedTest
  @CsvSource({
    "ci.yaml,build-and-push",
    "ci.yaml,deploy-dev",
    "deploy-uat.yaml,deploy-uat",
    "promote.yaml,promote"
  })
  void secretsReachScriptsByTheirEnvironmentOnly(String file, String job) {
    Workflow workflow = Workflow.read(file);
    assertThat(workflow.seesASecret(job)).isTrue();
    assertThat(workflow.command(job)).doesNotContain("${{");
    assertThat(workflow.steps(job).getLast().at("env").keys()).contains("REGISTRY_PASSWORD");
  }

  /** Keys that Gitea's runner ignores in one version or another: nothing here relies on them. */
  @ParameterizedTest
  @MethodSource("workflows")
  void usesNoKeyThatTheRunnerIgnores(Workflow workflow) throws IOException {
    assertThat(workflow.text())
        .doesNotContainPattern(
            "(?m)^\\s*(concurrency|run-name|permissions|timeout-minutes|continue-on-error"
                + "|environment|defaults|strategy):")
        .doesNotContain("hashFiles");
    for (String job : workflow.jobs()) {
      assertThat(workflow.job(job).at("runs-on").value()).isEqualTo("ubuntu-latest");
    }
  }

  @Test
  void theChartJobNamesThePackageOfTheseTests() throws IOException {
    String script = Files.readString(Path.of(ci.command("chart")));
    assertThat(script).contains("'" + getClass().getPackageName() + ".*Test'");
    assertThat(getClass().getSimpleName()).endsWith("Test");
  }
}
