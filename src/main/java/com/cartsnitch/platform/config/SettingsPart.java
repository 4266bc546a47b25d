package com.cartsnitch.platform.config;

import java.util.Set;
import java.util.function.Function;

/**
 * The part of the settings that a command works with. Every value that is given is checked, but
 * only what the part holds must be given.
 *
 * @param <T> what the command gets
 */
public final class SettingsPart<T> {
  /** All of them, as the service needs them. */
  static final SettingsPart<Settings> ALL =
      new SettingsPart<>(
          Set.of(
              SecretSettings.SERVICE_KEY,
              SecretSettings.FERNET_KEY,
              SecretSettings.JWT_SECRET,
              CorsReader.ORIGINS,
              IdentityReader.PUBLIC_URL,
              IdentityReader.SIGN_IN),
          Function.identity());

  /** The listeners. */
  public static final SettingsPart<ServerSettings> SERVER =
      new SettingsPart<>(Set.of(), Settings::server);

  /** The database. */
  public static final SettingsPart<DatabaseSettings> DATABASE =
      new SettingsPart<>(Set.of(), Settings::database);

  /** What demo data are made with. */
  public static final SettingsPart<SeedSettings> SEED =
      new SettingsPart<>(
          Set.of(),
          settings ->
              new SeedSettings(settings.environment(), settings.timeZone(), settings.database()));

  /** The database and the keys of the credentials in it. */
  public static final SettingsPart<RotationSettings> ROTATION =
      new SettingsPart<>(
          Set.of(SecretSettings.FERNET_KEY),
          settings -> new RotationSettings(settings.database(), settings.security().fernetKeys()));

  /** The users, without any secret. */
  public static final SettingsPart<UserSettings> USERS =
      new SettingsPart<>(
          Set.of(), settings -> new UserSettings(settings.database(), settings.identity()));

  private final Set<String> demanded;
  private final Function<Settings, T> selection;

  private SettingsPart(Set<String> demanded, Function<Settings, T> selection) {
    this.demanded = demanded;
    this.selection = selection;
  }

  /** Whether a value must be given, at least in some environments. */
  boolean demands(String variable) {
    return demanded.contains(variable);
  }

  T of(Settings settings) {
    return selection.apply(settings);
  }
}
