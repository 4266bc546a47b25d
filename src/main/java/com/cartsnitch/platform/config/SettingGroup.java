package com.cartsnitch.platform.config;

import java.util.List;

/**
 * The settings of one feature or part of the platform.
 *
 * @param title their heading on the page of settings
 * @param settings in the order in which they are shown
 */
public record SettingGroup(String title, List<Setting<?>> settings) {

  /** Puts settings together. */
  public static SettingGroup of(String title, Setting<?>... settings) {
    return new SettingGroup(title, List.of(settings));
  }
}
