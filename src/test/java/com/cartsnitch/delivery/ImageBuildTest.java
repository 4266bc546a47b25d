package com.cartsnitch.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
  void isPinnedAndNotPartOfTheLifecycle() throws Exception {
    assertThat(pom.jib("version")).containsExactly("${jib.version}");
    assertThat(pom.property("jib.version")).matches("\\d+\\.\\d+\\.\\d+");
    assertThat(pom.jib("executions")).isEmpty();
  }

  @Test
  void runsTheApplicationWithTheFlagsOfEveryOtherStart() throws Exception {
    assertThat(pom.jib("configuration/container/mainClass")).containsExactly("${main.class}");
    assertThat(pom.jib("configuration/container/jvmFlags/jvmFlag"))
        .isEqualTo(List.of(pom.property("jvm.flags").split(" ", -1)));
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
  void theChartRunsTheVersionThatIsBuilt() throws Exception {
    YamlNode chart = YamlNode.read(Chart.DIRECTORY.resolve("Chart.yaml"));
    assertThat(chart.at("appVersion").text()).isEqualTo(pom.version());
    assertThat(pom.jib("configuration/to/image"))
        .containsExactly("${image.name}:${project.version}");
  }
}
