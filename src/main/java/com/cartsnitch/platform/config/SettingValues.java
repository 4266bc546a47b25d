package com.cartsnitch.platform.config;

import io.helidon.config.Config;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The values of all declared settings: the environment over {@code application.yaml} over the
 * defaults. Errors are collected; a refused value reads as its default until {@link #check}.
 */
public final class SettingValues {
  /** Where the service runs; what other settings must be depends on it. */
  public static final Setting<Environment> ENVIRONMENT =
      Setting.of(
          "CARTSNITCH_ENVIRONMENT",
          Environment.TYPE,
          "dev",
          "Where the service runs; `uat` and `prod` refuse what only suits development.");

  private final Config config;
  private final SettingErrors errors;
  private final Predicate<Setting<?>> demanded;
  private final Map<Setting<?>, Object> values = new HashMap<>();
  private final List<SettingInForce> inForce = new ArrayList<>();
  private Environment environment = Environment.DEV;

  private SettingValues(Config config, SettingErrors errors, Predicate<Setting<?>> demanded) {
    this.config = config;
    this.errors = errors;
    this.demanded = demanded;
  }

  /**
   * Reads every setting of the groups and remembers what is wrong.
   *
   * @param groups all there are, {@link #ENVIRONMENT} first
   * @param demanded the settings that the caller works with, so that they may not be missing
   */
  public static SettingValues read(
      Map<String, String> variables,
      Path file,
      List<SettingGroup> groups,
      Predicate<Setting<?>> demanded) {
    List<Setting<?>> settings =
        groups.stream().<Setting<?>>flatMap(group -> group.settings().stream()).toList();
    SettingErrors errors = new SettingErrors();
    Config config = Sources.of(variables, file, settings, errors);
    SettingValues values = new SettingValues(config, errors, demanded);
    settings.forEach(values::read);
    return values;
  }

  private <T> void read(Setting<T> setting) {
    Optional<Given> given = given(setting);
    String fallback = setting.fallbackIn(environment);
    T standard = standard(setting, fallback);
    T value = given.flatMap(text -> parsed(setting, text)).orElse(standard);
    String variable = given.map(Given::variable).orElse(setting.variable());
    inForce.add(
        new SettingInForce(
            variable,
            setting.type().shown(given.map(Given::text).orElse(fallback), value),
            given.isEmpty()));
    values.put(setting, value);
    if (value instanceof Environment where) {
      environment = where;
    }
    checkDemand(setting, given.isEmpty());
    checkProduction(setting, value, standard);
  }

  private <T> Optional<Given> given(Setting<T> setting) {
    return setting.variables().stream()
        .flatMap(
            variable ->
                config
                    .get(Sources.key(variable))
                    .asString()
                    .asOptional()
                    .map(text -> new Given(variable, text.strip()))
                    .stream())
        .filter(given -> !given.text().isEmpty() || setting.type().emptyIsAValue())
        .findFirst();
  }

  private <T> Optional<T> parsed(Setting<T> setting, Given given) {
    return setting.type().read(given.text(), rule -> errors.add(given.variable(), rule));
  }

  private static <T> T standard(Setting<T> setting, String fallback) {
    return setting
        .type()
        .read(fallback, _ -> {})
        .orElseThrow(() -> new IllegalArgumentException(setting.variable() + " has a bad default"));
  }

  private void checkDemand(Setting<?> setting, boolean missing) {
    if (missing && demands(setting)) {
      setting.demandIn(environment).ifPresent(demand -> refuse(setting, demand.message()));
    }
  }

  /** A default that is not needed is not judged. */
  private <T> void checkProduction(Setting<T> setting, T value, T standard) {
    boolean judged = environment != Environment.DEV && !isRefused(setting);
    if (judged && (demands(setting) || !value.equals(standard))) {
      setting
          .productionRule()
          .filter(rule -> !rule.good().test(value))
          .ifPresent(rule -> refuse(setting, rule.message()));
    }
  }

  /** The value of a setting, which must be one of the groups that were read. */
  @SuppressWarnings("unchecked") // read() put it there under its own setting
  public <T> T get(Setting<T> setting) {
    Object value = values.get(setting);
    if (value == null) {
      throw new IllegalArgumentException(setting.variable() + " is in no group of settings");
    }
    return (T) value;
  }

  /** Where the service runs. */
  public Environment environment() {
    return environment;
  }

  /** Whether the caller works with a setting. */
  public boolean demands(Setting<?> setting) {
    return demanded.test(setting);
  }

  /** Adds an error that concerns more than one setting. */
  public void refuse(Setting<?> setting, String message) {
    errors.add(setting.variable(), message);
  }

  /** Whether there is an error about a setting already. */
  public boolean isRefused(Setting<?> setting) {
    return errors.concern(setting.variables());
  }

  /** Every setting as it is shown, in the order of the groups. */
  public List<SettingInForce> inForce() {
    return List.copyOf(inForce);
  }

  /**
   * Ends the reading.
   *
   * @throws InvalidSettingsException with every error, if there is one
   */
  public void check() {
    errors.check();
  }

  /** What was given for a setting, and under which name. */
  private record Given(String variable, String text) {}
}
