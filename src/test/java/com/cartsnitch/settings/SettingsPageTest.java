package com.cartsnitch.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.config.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page about the settings says what their declarations say. */
class SettingsPageTest {
  private static final Path PAGE = Path.of("src", "docs", "settings.md");

  @Test
  void thePageIsWhatTheDeclarationsSay() throws IOException {
    String expected = SettingsPage.text();
    if ("write".equals(System.getProperty("settings.page"))) {
      Files.writeString(PAGE, expected);
    }
    assertThat(PAGE).hasContent(expected);
  }

  @Test
  void thePageShowsDefaultsBoundsAndMeanings() {
    assertThat(SettingsPage.text().lines())
        .anyMatch(
            line ->
                line.matches(
                    "\\| `CARTSNITCH_HEALTH_TIMEOUT` \\| `[0-9.]+` \\| a number of seconds from"
                        + " [0-9.]+ to [0-9.]+ \\| Every probe .*\\. \\|"))
        .anyMatch(line -> line.startsWith("| `CARTSNITCH_SERVICE_KEY` | none: required |"))
        .anyMatch(line -> line.startsWith("| `CARTSNITCH_DATABASE_URL`, else `DATABASE_URL` |"));
  }

  @Test
  void everySettingIsDescribedInSentencesAndDeclaredOnce() {
    List<Setting<?>> settings =
        Settings.GROUPS.stream().<Setting<?>>flatMap(group -> group.settings().stream()).toList();
    assertThat(settings)
        .allMatch(setting -> setting.sentence().matches("[A-Z`].{10,}\\."))
        .extracting(Setting::variable)
        .doesNotHaveDuplicates()
        .allMatch(variable -> variable.matches("CARTSNITCH_[A-Z_]+"));
  }
}
