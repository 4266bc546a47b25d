package com.cartsnitch.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ImageBuildTest {
  private final PomBuild pom = readPom();

  private static PomBuild readPom() {
    try {
      return PomBuild.read();
    } catch (Exception e) {
      throw new IllegalStateException("pom.xml cannot be read", e);
    }
  }

  @Test
  void isPinned() throws Exception {
    assertThat(pom.jib("version")).containsExactly("${jib.version}");
    assertThat(pom.property("jib.version")).matches("\\d+\\.\\d+\\.\\d+");
  }

  @Test
  void packageWritesATarAndPushesNothing() throws Exception {
    assertThat(pom.jib("executions/execution/goals/goal")).containsExactly("buildTar");
    assertThat(pom.jib("executions/execution/phase")).containsExactly("package");
    assertThat(pom.jib("executions/execution/configuration/from/image")).containsExactly("scratch");
  }

  @Test
  void isPushedForBothArchitectures() throws Exception {
    assertThat(pom.jib("configuration/from/platforms/platform/architecture"))
        .containsExactly("amd64", "arm64");
    assertThat(pom.jib("configuration/container/format"))
        .as("Jib can't write an OCI index of several platforms")
        .isEmpty();
  }

  @Test
  void runsTheApplicationWithTheFlagsOfEveryOtherStart() throws Exception {
    assertThat(pom.jib("configuration/container/mainClass")).containsExactly("${main.class}");
    assertThat(pom.jib("configuration/container/jvmFlags/jvmFlag"))
        .startsWith(pom.property("jvm.flags").split(" ", -1));
  }

  @Test
  void opensThePortsOfTheApplication() throws Exception {
    assertThat(pom.jib("configuration/container/ports/port"))
        .containsExactly(
            String.valueOf(ApplicationFacts.PORT), String.valueOf(ApplicationFacts.ADMIN_PORT));
  }

  @Test
  void runsAsANumericUserThatIsNotRoot() throws Exception {
    assertThat(pom.jib("configuration/container/user"))
        .singleElement()
        .asString()
        .matches("[1-9]\\d*:[1-9]\\d*");
  }

  @Test
  void theBaseImageIsAProperty() throws Exception {
    assertThat(pom.jib("configuration/from/image")).containsExactly("${image.base}");
    assertThat(pom.property("image.base")).isNotBlank();
  }

  @Test
  void aReleaseDemandsTheDigestOfItsBase() throws Exception {
    Pattern demanded = Pattern.compile(pom.release("requireProperty/regex"));
    assertThat(pom.release("requireProperty/property")).isEqualTo("image.base");
    assertThat(pom.property("image.base")).doesNotMatch(demanded);
    assertThat("registry.example.org/java:25").doesNotMatch(demanded);
    assertThat("java:25@sha256:12").doesNotMatch(demanded);
    assertThat("registry.example.org/java:25@sha256:" + "0a".repeat(32)).matches(demanded);
  }

  @Test
  void aReleaseListsWhatItConsistsOf() throws Exception {
    assertThat(pom.release("goal[.='makeBom']")).isEqualTo("makeBom");
    assertThat(pom.release("includeTestScope")).isEqualTo("false");
    assertThat(pom.release("includeProvidedScope")).isEqualTo("false");
  }

  @Test
  void theChartRunsTheVersionThatIsBuilt() throws Exception {
    YamlNode chart = YamlNode.read(Chart.DIRECTORY.resolve("Chart.yaml"));
    assertThat(chart.at("appVersion").text()).isEqualTo(pom.version());
    assertThat(pom.jib("configuration/to/image"))
        .containsExactly("${image.name}:${project.version}");
  }
}
