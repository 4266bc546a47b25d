package com.cartsnitch.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page about the chart's values says what the values say. */
class ChartValuesTest {
  private static final Path VALUES = Chart.DIRECTORY.resolve("values.yaml");
  private static final Path PAGE = Path.of("src", "docs", "chart-values.md");

  @Test
  void thePageIsWhatTheValuesSay() throws IOException {
    String expected = ChartValuesPage.of(VALUES);
    if ("write".equals(System.getProperty("chart.values"))) {
      Files.writeString(PAGE, expected);
    }
    assertThat(PAGE).hasContent(expected);
  }

  @Test
  void thePageShowsDefaultsAndMeanings() throws IOException {
    assertThat(ChartValuesPage.of(VALUES).lines())
        .contains(
            "| `database.existingSecretKey` | `\"url\"` | The key of the URL in that Secret"
                + " (CloudNativePG: uri). |",
            "| `config.health.timeoutSeconds` | `0.8` | Every probe is answered within this time;"
                + " may be a fraction. |");
  }

  @Test
  void everyValueIsDescribed() throws IOException {
    assertThat(ChartValuesPage.of(VALUES).lines())
        .hasSizeGreaterThan(150)
        .noneMatch(line -> line.endsWith("|  |"));
  }
}
