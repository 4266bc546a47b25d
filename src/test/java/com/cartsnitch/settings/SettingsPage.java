package com.cartsnitch.settings;

import com.cartsnitch.platform.config.Environment;
import com.cartsnitch.platform.config.Setting;
import com.cartsnitch.platform.config.SettingGroup;
import java.util.stream.Collectors;

/** The page of the settings: what their declarations say. */
final class SettingsPage {
  private static final String HEAD =
      """
      # Settings

      Made of the declarations in the code (`*Settings.java`); don't edit. `mvn -Dlint.skip test
      -Dtest=SettingsPageTest -Dsettings.page=write` writes it anew.

      Settings are read from the environment, over an `application.yaml` in the working directory (`CARTSNITCH_DB_POOL_SIZE` is
      `cartsnitch.db-pool-size` there), over the defaults. An empty value means the default, but where the table says
      otherwise. Everything that is wrong is reported at once; `check-config` prints what is in force. `serve` and
      `check-config` demand what is required here (`mvn -Pdev` brings its own secrets, which `uat` and `prod` refuse); other
      commands demand only what they work with. No secret is ever printed.

      ```console
      $ export CARTSNITCH_SERVICE_KEY=$(openssl rand -base64 32)
      $ export CARTSNITCH_JWT_SECRET_KEY=$(openssl rand -base64 32)
      $ export CARTSNITCH_FERNET_KEY=$(openssl rand -base64 32 | tr '+/' '-_')
      ```
      """;

  private SettingsPage() {}

  /** The page as it should be. */
  static String text() {
    return HEAD + Settings.GROUPS.stream().map(SettingsPage::table).collect(Collectors.joining());
  }

  private static String table(SettingGroup group) {
    String rows =
        group.settings().stream().map(SettingsPage::row).collect(Collectors.joining("\n"));
    return """

    ## %s

    | variable | default | value | meaning |
    |---|---|---|---|
    %s
    """
        .formatted(group.title(), rows);
  }

  private static String row(Setting<?> setting) {
    return "| %s | %s | %s | %s |"
        .formatted(
            setting.variables().stream()
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(", else ")),
            standard(setting),
            cell(setting.type().rule().replaceFirst("^must (be |look )?", "")),
            cell(setting.sentence()));
  }

  private static String standard(Setting<?> setting) {
    if (setting.demandIn(Environment.DEV).isPresent()) {
      return "none: required";
    }
    String shown = setting.fallback().isEmpty() ? "empty" : "`" + setting.fallback() + "`";
    return setting.mustBeGivenInProduction() ? shown + "; required in uat and prod" : shown;
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replaceAll("<(?![^`]*`)", "&lt;");
  }
}
