package com.cartsnitch.platform.config;

import java.util.ArrayList;
import java.util.List;

/** Everything that is wrong with the settings, so that one start reports all of it. */
final class Problems {
  private final List<String> lines = new ArrayList<>();

  /**
   * Notes a problem.
   *
   * @param variable the environment variable at fault
   * @param message what is wrong and what a good value looks like; never a secret's value
   */
  void add(String variable, String message) {
    lines.add(variable + ": " + message);
  }

  /** Throws if there is any problem. */
  void check() {
    if (!lines.isEmpty()) {
      throw new InvalidSettingsException(lines);
    }
  }
}
