package com.cartsnitch.settings;

import com.cartsnitch.platform.config.Setting;
import com.cartsnitch.platform.crypto.SecuritySettings;
import com.cartsnitch.platform.database.DatabaseSettings;
import com.cartsnitch.platform.http.ServerSettings;
import com.cartsnitch.seed.SeedSettings;
import com.cartsnitch.stores.RotationSettings;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The part of the settings that a command works with. Every value that is given is checked, but
 * only what the part holds must be given.
 *
 * @param <T> what the command gets
 */
public final class SettingsPart<T> {
  /** All of them, as the service needs them. */
  static final SettingsPart<Settings> ALL = new SettingsPart<>(_ -> true, Function.identity());

  /** The listeners. */
  public static final SettingsPart<ServerSettings> SERVER = without(Settings::server);

  /** The database. */
  public static final SettingsPart<DatabaseSettings> DATABASE = without(Settings::database);

  /** What demo data are made with. */
  public static final SettingsPart<SeedSettings> SEED =
      without(
          settings ->
              new SeedSettings(settings.environment(), settings.timeZone(), settings.database()));

  /** The database and the keys of the credentials in it. */
  public static final SettingsPart<RotationSettings> ROTATION =
      new SettingsPart<>(
          SecuritySettings.FERNET_KEYS::equals,
          settings -> new RotationSettings(settings.database(), settings.security().fernetKeys()));

  /** The users, without any secret. */
  public static final SettingsPart<UserSettings> USERS =
      without(settings -> new UserSettings(settings.database(), settings.identity()));

  private final Predicate<Setting<?>> demanded;
  private final Function<Settings, T> selection;

  private SettingsPart(Predicate<Setting<?>> demanded, Function<Settings, T> selection) {
    this.demanded = demanded;
    this.selection = selection;
  }

  /** A part that demands nothing. */
  private static <T> SettingsPart<T> without(Function<Settings, T> selection) {
    return new SettingsPart<>(_ -> false, selection);
  }

  /** Whether a setting that must be given must be given for this. */
  boolean demands(Setting<?> setting) {
    return demanded.test(setting);
  }

  T of(Settings settings) {
    return selection.apply(settings);
  }
}
