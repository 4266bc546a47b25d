package com.cartsnitch.platform.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One setting: all that is known of it is declared here, once. Reading, {@code check-config}, the
 * warnings about near misses and the page of settings follow from it.
 *
 * @param variable the environment variable; {@code CARTSNITCH_DB_POOL_SIZE} is {@code
 *     cartsnitch.db-pool-size} in a file
 * @param alias another variable that is read where this one is not given
 * @param type which texts are values
 * @param fallback the default, as text
 * @param sentence what it is for, in one plain sentence
 * @param demand when a value must be given
 * @param productionRule what uat and prod ask of the value besides
 */
public record Setting<T>(
    String variable,
    Optional<String> alias,
    SettingType<T> type,
    String fallback,
    String sentence,
    Optional<Demand> demand,
    Optional<ProductionRule<T>> productionRule) {

  /** Declares a setting that may be left out. */
  public static <T> Setting<T> of(
      String variable, SettingType<T> type, String fallback, String sentence) {
    return new Setting<>(
        variable, Optional.empty(), type, fallback, sentence, Optional.empty(), Optional.empty());
  }

  /** The same, but read from another variable where its own is not given. */
  public Setting<T> or(String other) {
    return new Setting<>(
        variable, Optional.of(other), type, fallback, sentence, demand, productionRule);
  }

  /** The same, but it must be given in every environment by those that work with it. */
  public Setting<T> required() {
    return demanding(new Demand(false, fallback, type.rule()));
  }

  /**
   * The same, but it must be given in uat and prod by those that work with it: its default suits
   * development only.
   *
   * @param instead what holds there for those that do not work with it
   * @param message what an error says
   */
  public Setting<T> requiredInProduction(String instead, String message) {
    return demanding(new Demand(true, instead, message));
  }

  private Setting<T> demanding(Demand wanted) {
    return new Setting<>(
        variable, alias, type, fallback, sentence, Optional.of(wanted), productionRule);
  }

  /** The same, but uat and prod refuse values that only suit development. */
  public Setting<T> inProduction(Predicate<T> good, String message) {
    return new Setting<>(
        variable,
        alias,
        type,
        fallback,
        sentence,
        demand,
        Optional.of(new ProductionRule<>(good, message)));
  }

  /** The variables that it is read from, its own first. */
  public List<String> variables() {
    return alias.map(other -> List.of(variable, other)).orElse(List.of(variable));
  }

  /** What must be given in an environment, if anything. */
  public Optional<Demand> demandIn(Environment environment) {
    return demand.filter(one -> !one.productionOnly() || environment != Environment.DEV);
  }

  /** Whether uat and prod refuse the default. */
  public boolean mustBeGivenInProduction() {
    return demandIn(Environment.PROD).isPresent()
        || productionRule
            .flatMap(rule -> standard().map(rule.good()::test))
            .equals(Optional.of(false));
  }

  private Optional<T> standard() {
    return type.read(fallback, _ -> {});
  }

  /** What holds in an environment where nothing is given. */
  String fallbackIn(Environment environment) {
    return demandIn(environment).map(Demand::instead).orElse(fallback);
  }

  /**
   * That a value must be given.
   *
   * @param productionOnly in uat and prod only
   * @param instead what holds where it is not given and not needed
   * @param message what an error says
   */
  public record Demand(boolean productionOnly, String instead, String message) {}

  /**
   * What uat and prod ask of a value.
   *
   * @param good whether they take it
   * @param message what an error says
   */
  public record ProductionRule<T>(Predicate<T> good, String message) {}
}
