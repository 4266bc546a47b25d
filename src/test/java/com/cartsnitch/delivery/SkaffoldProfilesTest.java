package com.cartsnitch.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The profiles of skaffold.yaml: what they change is there, and uat and prod build nothing. */
class SkaffoldProfilesTest {
  private static final String RELEASE = "/deploy/helm/releases/0";

  private YamlNode servers = new YamlNode(null);
  private YamlNode skaffold = new YamlNode(null);

  @BeforeEach
  void read() throws IOException {
    List<YamlNode> documents = YamlNode.documents(Files.readString(Path.of("skaffold.yaml")));
    servers = documents.getFirst();
    skaffold = documents.getLast();
  }

  @Test
  void hasAProfileForEveryUse() {
    assertThat(profiles().keySet()).containsExactlyInAnyOrder("dev", "ci", "uat", "prod");
    assertThat(profile("dev").at("activation", 0, "command").text()).isEqualTo("dev");
    assertThat(profile("ci").at("build", "local", "push").value()).isEqualTo(true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"uat", "prod"})
  void promotedEnvironmentsBuildNothingAndSayTheirOwnDigest(String name) {
    Map<String, YamlNode> patches = patches(profile(name));
    assertThat(patches.get("/build/artifacts")).isEqualTo(new YamlNode(null));
    YamlNode file = Objects.requireNonNull(patches.get(RELEASE + "/valuesFiles")).at(0);
    assertThat(file.text()).isEqualTo(Chart.DIRECTORY + "/environments/" + name + ".yaml");
    assertThat(Path.of(file.text())).isRegularFile();
    YamlNode templates = Objects.requireNonNull(patches.get(RELEASE + "/setValueTemplates"));
    assertThat(templates.keys()).containsExactly("image.repository");
  }

  @ParameterizedTest
  @ValueSource(strings = {"uat", "prod"})
  void promotedEnvironmentsHaveServersOfTheirOwn(String name) {
    Map<String, YamlNode> patches =
        servers.at("profiles").children().stream()
            .filter(profile -> profile.at("name").text().equals(name))
            .map(SkaffoldProfilesTest::patches)
            .findFirst()
            .orElseThrow();
    assertThat(patches).containsOnlyKeys("/manifests/rawYaml");
  }

  @Test
  void whatProfilesPatchIsThere() {
    for (YamlNode profile : profiles().values()) {
      for (YamlNode patch : profile.at("patches").children()) {
        Object[] path = steps(patch.at("path").text());
        boolean isNew = patch.at("op").text().equals("add");
        assertThat(skaffold.at(path).exists()).as(patch.toString()).isNotEqualTo(isNew);
      }
    }
  }

  @Test
  void theDevelopmentProfileSetsValuesThatExist() throws IOException {
    YamlNode values = Objects.requireNonNull(patches(profile("dev")).get(RELEASE + "/setValues"));
    assertThat(values.keys()).isNotEmpty();
    for (String key : values.keys()) {
      assertThat(
              YamlNode.read(Chart.DIRECTORY.resolve("values.yaml"))
                  .at((Object[]) key.split("\\.", -1))
                  .exists())
          .as(key)
          .isTrue();
    }
  }

  private Map<String, YamlNode> profiles() {
    Map<String, YamlNode> profiles = new TreeMap<>();
    skaffold
        .at("profiles")
        .children()
        .forEach(profile -> profiles.put(profile.at("name").text(), profile));
    return profiles;
  }

  private YamlNode profile(String name) {
    return Objects.requireNonNull(profiles().get(name), name);
  }

  /** The values of a profile's patches by their paths. */
  private static Map<String, YamlNode> patches(YamlNode profile) {
    Map<String, YamlNode> patches = new TreeMap<>();
    profile
        .at("patches")
        .children()
        .forEach(patch -> patches.put(patch.at("path").text(), patch.at("value")));
    return patches;
  }

  private static Object[] steps(String path) {
    return Arrays.stream(path.substring(1).split("/", -1))
        .map(step -> step.matches("\\d+") ? (Object) Integer.valueOf(step) : step)
        .toArray();
  }
}
