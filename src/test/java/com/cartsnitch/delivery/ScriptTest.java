package com.cartsnitch.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.CommandRun;
import com.cartsnitch.testing.Skip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Shell scripts and workflows, as far as their own checkers are installed. */
class ScriptTest {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Path HERE = Path.of("");

  static Stream<Path> scripts() throws IOException {
    List<Path> scripts = new ArrayList<>(List.of(Path.of(".ci", "run")));
    for (Path folder : List.of(Path.of(".gitea", "scripts"), Path.of("charts"))) {
      try (Stream<Path> files = Files.list(folder)) {
        files.filter(file -> file.toString().endsWith(".sh")).forEach(scripts::add);
      }
    }
    return scripts.stream();
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void stopAtTheFirstFailure(Path script) throws IOException {
    String text = Files.readString(script);
    if (script.endsWith("common.sh")) {
      assertThat(script.toFile().canExecute()).isFalse();
    } else {
      assertThat(text).startsWith("#!/usr/bin/env bash\n").contains("\nset -euo pipefail\n");
      assertThat(script).isExecutable();
    }
    assertThat(text).doesNotContain("set -x", "curl -k", "--insecure ");
  }

  @Test
  void anUpgradeThatFailsUndoesItself() throws IOException {
    assertThat(Files.readString(Path.of(".gitea/scripts/common.sh")))
        .containsPattern("\n  helm upgrade --install .* --atomic --timeout ");
  }

  @Test
  void uatIsCheckedBeforeAndAfterItIsDeployed() throws IOException {
    assertThat(Files.readString(Path.of(".gitea/scripts/deploy-uat.sh")))
        .containsSubsequence(
            "verify-image.sh \"$image\"",
            "check-schema.sh ",
            "\ndeploy uat ",
            "\ntest_release || undo ",
            "probe.sh ",
            "|| undo ");
  }

  @Test
  void shellcheckFindsNothing() throws Exception {
    check("shellcheck", scripts());
  }

  @Test
  void actionlintFindsNothing() throws Exception {
    check("actionlint", WorkflowTest.workflows().map(Workflow::file));
  }

  private static void check(String checker, Stream<Path> files)
      throws IOException, InterruptedException, TimeoutException {
    Skip.unless(CommandRun.isInstalled(checker), checker + " is not installed");
    List<String> words = new ArrayList<>(List.of(checker));
    files.forEach(file -> words.add(file.toString()));
    CommandRun command =
        CommandRun.of(HERE.toAbsolutePath(), Map.of(), LIMIT, words.toArray(String[]::new));
    assertThat(command.output()).isEmpty();
    assertThat(command.exitCode()).isZero();
  }
}
