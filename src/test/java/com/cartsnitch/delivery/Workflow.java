package com.cartsnitch.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A workflow of the forge.
 *
 * @param file where it is
 * @param yaml what it says
 */
record Workflow(Path file, YamlNode yaml) {
  static final Path DIRECTORY = Path.of(".gitea", "workflows");

  static Workflow read(String name) {
    Path file = DIRECTORY.resolve(name);
    try {
      return new Workflow(file, YamlNode.read(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text() throws IOException {
    return Files.readString(file);
  }

  /** What starts it; YAML 1.1 reads the key "on" as true. */
  YamlNode triggers() {
    return yaml.at(true);
  }

  Set<String> jobs() {
    return yaml.at("jobs").keys();
  }

  YamlNode job(String name) {
    return yaml.at("jobs", name);
  }

  /** The jobs that must have succeeded before one starts. */
  Set<String> needs(String job) {
    Set<String> needs = new TreeSet<>();
    job(job).at("needs").children().forEach(need -> needs.add(need.text()));
    return needs;
  }

  /** The command of a job, which comes after the checkout. */
  String command(String job) {
    return steps(job).getLast().at("run").text();
  }

  List<YamlNode> steps(String job) {
    return job(job).at("steps").children();
  }

  boolean seesASecret(String job) {
    return String.valueOf(job(job).value()).matches("(?s).*secrets\\s*[.\\[].*");
  }
}
