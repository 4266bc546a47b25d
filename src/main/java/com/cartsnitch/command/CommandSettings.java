package com.cartsnitch.command;

import com.cartsnitch.settings.Configuration;
import com.cartsnitch.settings.SettingsPart;
import com.cartsnitch.settings.SettingsReader;
import java.nio.file.Path;

/** The settings of the process: its environment over {@code application.yaml} beside it. */
final class CommandSettings {
  private static final Path FILE = Path.of("application.yaml");

  private CommandSettings() {}

  /** Everything, as the service needs it. */
  static Configuration read() {
    return SettingsReader.read(System.getenv(), FILE);
  }

  /** What a command works with. */
  static <T> T read(SettingsPart<T> part) {
    return SettingsReader.read(System.getenv(), FILE, part);
  }
}
