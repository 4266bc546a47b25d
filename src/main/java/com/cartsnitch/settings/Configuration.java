package com.cartsnitch.settings;

import com.cartsnitch.platform.config.SettingInForce;
import java.util.List;

/**
 * The outcome of reading the settings.
 *
 * @param settings what the service runs with
 * @param inForce the same as text, secrets masked
 * @param warnings what looks like a mistake but stops nothing
 */
public record Configuration(
    Settings settings, List<SettingInForce> inForce, List<String> warnings) {}
