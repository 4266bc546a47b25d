package com.cartsnitch.auth.user;

import com.cartsnitch.platform.config.Environment;
import com.cartsnitch.platform.config.Secret;
import com.cartsnitch.platform.config.Secrets;
import com.cartsnitch.platform.config.Setting;
import com.cartsnitch.platform.config.SettingGroup;
import com.cartsnitch.platform.config.SettingType;
import com.cartsnitch.platform.config.SettingTypes;
import com.cartsnitch.platform.config.SettingValues;
import com.cartsnitch.platform.config.address.Origin;
import com.cartsnitch.platform.config.address.Origins;
import com.cartsnitch.platform.http.answer.CorsSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How users are known.
 *
 * @param authSecrets the secrets of session cookies: the first signs, all verify; empty where none
 *     is given, and then sign-in is not served and the token alone decides
 * @param jwtSecrets the secrets of access tokens: the first signs, all verify
 * @param publicUrl the service as clients see it, without a path; its scheme decides on cookies
 * @param trustedOrigins the origins of pages that may post with cookies: our own, those of CORS and
 *     further ones
 * @param accessTokenLife how long an access token is good
 * @param refreshTokenLife how long a refresh token is good
 */
public record IdentitySettings(
    List<Secret> authSecrets,
    List<Secret> jwtSecrets,
    URI publicUrl,
    Set<Origin> trustedOrigins,
    Duration accessTokenLife,
    Duration refreshTokenLife) {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final int DAY_IN_MINUTES = 24 * 60;
  private static final int YEAR_IN_DAYS = 365;

  private static final Setting<List<Secret>> AUTH_SECRETS =
      Secrets.signing(
          "CARTSNITCH_AUTH_SECRET",
          "Signs session cookies, with the same secret as the identity service; in a list the first"
              + " signs and all verify. Where it is not given, sign-in is not served and the token"
              + " alone decides.");

  private static final Setting<String> SIGN_IN =
      Setting.of(
          "CARTSNITCH_SIGN_IN",
          SettingType.of(
              "must be external or empty",
              text -> Optional.of(text).filter(Set.of("external", "")::contains)),
          "",
          "`external`: another service signs users in. uat and prod need it where there is no"
              + " `CARTSNITCH_AUTH_SECRET`; beside one it is refused.");

  private static final Setting<Origin> PUBLIC_URL =
      Setting.of(
              "CARTSNITCH_PUBLIC_URL",
              Origin.TYPE,
              "http://localhost:8000",
              "The service as clients see it: cookies and the links in mails follow it; https in"
                  + " uat and prod.")
          .inProduction(
              Origin::encrypted,
              "must be given, with https, where CARTSNITCH_ENVIRONMENT is uat or prod");

  private static final Setting<List<Origin>> TRUSTED_ORIGINS =
      Origins.setting(
          "CARTSNITCH_TRUSTED_ORIGINS",
          "",
          "Origins of further pages that may post with cookies, beside the public URL and the"
              + " origins of `CARTSNITCH_CORS_ORIGINS`; https only in uat and prod.");

  private static final Setting<List<Secret>> JWT_SECRETS =
      Secrets.signing(
              "CARTSNITCH_JWT_SECRET_KEY",
              "Signs access tokens; in a list the first signs and all verify.")
          .required();

  private static final Setting<Duration> ACCESS_TOKEN_LIFE =
      Setting.of(
          "CARTSNITCH_JWT_ACCESS_TOKEN_EXPIRE_MINUTES",
          SettingTypes.whole(MINUTE, 1, DAY_IN_MINUTES),
          "15",
          "How many minutes an access token is good.");

  private static final Setting<Duration> REFRESH_TOKEN_LIFE =
      Setting.of(
          "CARTSNITCH_JWT_REFRESH_TOKEN_EXPIRE_DAYS",
          SettingTypes.whole(DAY, 1, YEAR_IN_DAYS),
          "7",
          "How many days a refresh token is good.");

  /** All of them. */
  public static final SettingGroup GROUP =
      SettingGroup.of(
          "Users and sign-in",
          AUTH_SECRETS,
          SIGN_IN,
          PUBLIC_URL,
          TRUSTED_ORIGINS,
          JWT_SECRETS,
          ACCESS_TOKEN_LIFE,
          REFRESH_TOKEN_LIFE);

  /** What was read. */
  public static IdentitySettings of(SettingValues values) {
    checkSignIn(values);
    return new IdentitySettings(
        values.get(AUTH_SECRETS),
        values.get(JWT_SECRETS),
        URI.create(values.get(PUBLIC_URL).toString()),
        trusted(values),
        values.get(ACCESS_TOKEN_LIFE),
        values.get(REFRESH_TOKEN_LIFE));
  }

  private static Set<Origin> trusted(SettingValues values) {
    return Stream.of(
            List.of(values.get(PUBLIC_URL)),
            CorsSettings.of(values).origins(),
            values.get(TRUSTED_ORIGINS))
        .flatMap(List::stream)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Either this service signs in, with a secret, or another one does. */
  private static void checkSignIn(SettingValues values) {
    boolean external = values.get(SIGN_IN).equals("external");
    boolean here = !values.get(AUTH_SECRETS).isEmpty() || values.isRefused(AUTH_SECRETS);
    boolean needed = values.environment() != Environment.DEV && values.demands(SIGN_IN);
    if (external && here) {
      values.refuse(
          SIGN_IN, "must be empty where CARTSNITCH_AUTH_SECRET is given: sign-in is served here");
    } else if (!external && !here && needed && !values.isRefused(SIGN_IN)) {
      values.refuse(
          SIGN_IN,
          "must be external where CARTSNITCH_ENVIRONMENT is uat or prod and another service signs"
              + " in; to sign in here, give CARTSNITCH_AUTH_SECRET");
    }
  }
}
