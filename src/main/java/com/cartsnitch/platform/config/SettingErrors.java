package com.cartsnitch.platform.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Everything that is wrong with the settings, so that one start reports all of it. */
final class SettingErrors {
  private final List<String> lines = new ArrayList<>();
  private final Set<String> variables = new HashSet<>();

  /**
   * Adds an error.
   *
   * @param variable the environment variable at fault
   * @param message what is wrong and what a good value looks like; never a secret's value
   */
  void add(String variable, String message) {
    lines.add(variable + ": " + message);
    variables.add(variable);
  }

  /** Whether there is an error about any of the variables. */
  boolean concern(List<String> names) {
    return names.stream().anyMatch(variables::contains);
  }

  /**
   * Ends the reading.
   *
   * @throws InvalidSettingsException with every error, if there is one
   */
  void check() {
    if (!lines.isEmpty()) {
      throw new InvalidSettingsException(lines);
    }
  }
}
