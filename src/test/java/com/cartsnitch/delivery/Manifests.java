package com.cartsnitch.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The objects that a chart was rendered to.
 *
 * @param objects one node for each object, hooks included
 */
record Manifests(List<YamlNode> objects) {

  YamlNode one(String kind) {
    List<YamlNode> found = all(kind);
    assertThat(found).as("objects of kind %s", kind).hasSize(1);
    return found.getFirst();
  }

  List<YamlNode> all(String kind) {
    return objects.stream().filter(object -> kind.equals(object.at("kind").value())).toList();
  }

  YamlNode deployedContainer() {
    return one("Deployment").at("spec", "template", "spec", "containers", 0);
  }

  YamlNode migrationContainer() {
    return named("Job", "cartsnitch-migrate").at("spec", "template", "spec", "containers", 0);
  }

  YamlNode named(String kind, String name) {
    List<YamlNode> found =
        all(kind).stream().filter(node -> node.at("metadata", "name").text().equals(name)).toList();
    assertThat(found).as("%s %s", kind, name).hasSize(1);
    return found.getFirst();
  }

  /** Kind and name of every object. */
  List<String> names() {
    return objects.stream()
        .map(node -> node.at("kind").text() + " " + node.at("metadata", "name").text())
        .toList();
  }

  /** The pod template of everything that makes pods. */
  List<YamlNode> podTemplates() {
    return objects.stream()
        .map(object -> object.at("spec", "template"))
        .filter(YamlNode::exists)
        .toList();
  }

  /** What every pod is made of, by the name of whatever makes it. */
  Map<String, YamlNode> pods() {
    Map<String, YamlNode> pods = new TreeMap<>();
    for (YamlNode object : objects) {
      boolean isPod = "Pod".equals(object.at("kind").value());
      YamlNode spec = isPod ? object.at("spec") : object.at("spec", "template", "spec");
      if (spec.exists()) {
        pods.put(object.at("kind").text() + " " + object.at("metadata", "name").text(), spec);
      }
    }
    return pods;
  }

  /** One of them. */
  YamlNode pod(String maker) {
    return Objects.requireNonNull(pods().get(maker), maker);
  }

  Map<String, String> settings() {
    return texts(named("ConfigMap", "cartsnitch").at("data"));
  }

  private static Map<String, String> texts(YamlNode map) {
    Map<String, String> texts = new TreeMap<>();
    map.keys().forEach(key -> texts.put(key, map.at(key).text()));
    return texts;
  }

  /** The variables of a container that are written out in it, by name. */
  static Map<String, String> literalEnv(YamlNode container) {
    Map<String, String> env = new TreeMap<>();
    for (YamlNode variable : container.at("env").children()) {
      if (variable.at("value").exists()) {
        env.put(variable.at("name").text(), variable.at("value").text());
      }
    }
    return env;
  }

  /** The variables of a container that come out of Secrets, as name -> secret/key. */
  static Map<String, String> secretEnv(YamlNode container) {
    Map<String, String> env = new TreeMap<>();
    for (YamlNode variable : container.at("env").children()) {
      YamlNode reference = variable.at("valueFrom", "secretKeyRef");
      if (reference.exists()) {
        String secret = reference.at("name").text() + "/" + reference.at("key").text();
        env.put(variable.at("name").text(), secret);
      }
    }
    return env;
  }
}
