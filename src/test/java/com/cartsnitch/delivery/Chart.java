package com.cartsnitch.delivery;

import com.marcnuri.helm.DryRun;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.InstallCommand;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The chart with what an operator sets, rendered by the Helm engine itself.
 *
 * @param valuesFiles what {@code -f} names
 * @param values what {@code --set} names
 */
record Chart(List<Path> valuesFiles, Map<String, String> values) {
  static final Path DIRECTORY = Path.of("charts", "cartsnitch");

  /** What Helm would take as the digest of an image. */
  static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

  private static final Path EVERYTHING =
      Path.of("src", "test", "resources", "chart", "everything.yaml");

  static Chart withDefaults() {
    return new Chart(List.of(), Map.of());
  }

  /** With every feature on. */
  static Chart withEverything() {
    return withDefaults().file(EVERYTHING);
  }

  /** As one of the environments is installed, with a digest as its promotion would write it. */
  static Chart in(String environment) {
    return withDefaults()
        .file(DIRECTORY.resolve("environments").resolve(environment + ".yaml"))
        .set("image.digest", DIGEST);
  }

  Chart set(String key, Object value) {
    Map<String, String> more = new LinkedHashMap<>(values);
    more.put(key, value.toString());
    return new Chart(valuesFiles, more);
  }

  Chart file(Path valuesFile) {
    List<Path> more = new ArrayList<>(valuesFiles);
    more.add(valuesFile);
    return new Chart(more, values);
  }

  /** The objects of the release and its hooks. */
  Manifests render() {
    try (HookRevealingCopy copy = HookRevealingCopy.of(DIRECTORY)) {
      return new Manifests(YamlNode.documents(copy.restore(template(copy.directory()))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The objects of the release without its hooks, from the chart as it is. */
  Manifests renderRelease() {
    return new Manifests(YamlNode.documents(template(DIRECTORY)));
  }

  private String template(Path directory) {
    TemplateCommand command =
        new Helm(directory).template().withName("cartsnitch").withNamespace("groceries");
    valuesFiles.forEach(command::withValuesFile);
    values.forEach(command::set);
    return command.call();
  }

  /** What helm prints after an installation; a dry run that asks no cluster. */
  String notes() {
    InstallCommand command =
        new Helm(DIRECTORY).install().withName("cartsnitch").withNamespace("groceries");
    values.forEach(command::set);
    return command.clientOnly().dryRun().withDryRunOption(DryRun.CLIENT).call().getOutput();
  }

  /** Why the chart does not render. */
  String refusal() {
    try {
      render();
    } catch (IllegalStateException e) {
      return String.valueOf(e.getMessage());
    }
    throw new AssertionError("rendered in spite of " + this);
  }
}
