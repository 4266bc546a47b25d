package com.cartsnitch.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.CommandRun;
import com.cartsnitch.testing.Skip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** What is rendered keeps the schemas of the versions of Kubernetes that people run. */
@NeedsHelm
class ChartStrictIT {
  private static final String TOOL = "kubernetes-validate==1.37.0";
  private static final Path VENV = Path.of("target", "kubernetes-validate");
  private static final Path PYTHON = VENV.resolve("bin").resolve("python").toAbsolutePath();
  private static final Duration LIMIT = Duration.ofMinutes(3);

  /** Custom resources, whose schemas the tool does not have; {@link ChartObjectsTest} has them. */
  private static final List<String> CUSTOM =
      List.of("HTTPRoute", "PrometheusRule", "ServiceMonitor");

  @TempDir private Path folder = Path.of(".");

  @ParameterizedTest
  @ValueSource(strings = {"defaults", "everything", "dev", "uat", "prod"})
  void rendersWhatEveryVersionTakes(String name) throws Exception {
    Chart chart =
        switch (name) {
          case "defaults" -> Chart.withDefaults();
          case "everything" -> Chart.withEverything();
          default -> Chart.in(name);
        };
    List<YamlNode> objects = chart.render().objects();
    for (int minor = 31; minor <= 34; minor++) {
      CommandRun run = validate(objects, "1." + minor);
      assertThat(run.exitCode()).as(run.output()).isZero();
      assertThat(run.output().lines().filter(line -> !line.contains(" passed for resource ")))
          .allMatch(line -> CUSTOM.stream().anyMatch(kind -> line.contains("kind " + kind)));
    }
  }

  @Test
  void aMisspeltPropertyIsRefused() throws Exception {
    YamlNode object =
        YamlNode.documents(
                """
                {apiVersion: v1, kind: Service, metadata: {name: a}, spec: {port: [{port: 1}]}}
                """)
            .getFirst();
    assertThat(validate(List.of(object), "1.34").exitCode()).isNotZero();
  }

  private CommandRun validate(List<YamlNode> objects, String version) throws Exception {
    install();
    Path file = folder.resolve("objects.yaml");
    Files.writeString(
        file,
        objects.stream()
            .map(object -> new Yaml().dump(object.value()))
            .collect(Collectors.joining("---\n")));
    Path tool = PYTHON.resolveSibling("kubernetes-validate");
    return run(tool.toString(), "--strict", "-k", version, file.toString());
  }

  private static void install() throws Exception {
    if (!Files.exists(VENV.resolve("installed"))) {
      needs("Python 3 with venv", "python3", "-m", "venv", "--clear", VENV.toString());
      needs(TOOL, PYTHON.toString(), "-m", "pip", "install", "--quiet", TOOL);
      Files.createFile(VENV.resolve("installed"));
    }
  }

  private static void needs(String what, String... command) throws InterruptedException {
    try {
      if (run(command).exitCode() == 0) {
        return;
      }
    } catch (IOException | TimeoutException _) {
      // said below
    }
    Skip.because(what + " cannot be had, no schema was checked");
  }

  private static CommandRun run(String... command)
      throws IOException, InterruptedException, TimeoutException {
    return CommandRun.of(Path.of("."), Map.of(), LIMIT, command);
  }
}
