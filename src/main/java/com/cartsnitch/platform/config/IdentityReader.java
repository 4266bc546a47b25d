package com.cartsnitch.platform.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads how users are known, but for the secrets; see {@link SecretSettings}. */
final class IdentityReader {
  static final String PUBLIC_URL = "CARTSNITCH_PUBLIC_URL";
  static final String SIGN_IN = "CARTSNITCH_SIGN_IN";

  private static final String TRUSTED_ORIGINS = "CARTSNITCH_TRUSTED_ORIGINS";
  private static final String ACCESS_MINUTES = "CARTSNITCH_JWT_ACCESS_TOKEN_EXPIRE_MINUTES";
  private static final String REFRESH_DAYS = "CARTSNITCH_JWT_REFRESH_TOKEN_EXPIRE_DAYS";
  private static final Origin LOCAL = new Origin("http", "localhost", 8000);
  private static final int DAY_IN_MINUTES = 24 * 60;
  private static final int YEAR_IN_DAYS = 365;

  private final Variables variables;
  private final Problems problems;
  private final SettingsPart<?> part;
  private final boolean development;

  IdentityReader(
      Variables variables, Problems problems, SettingsPart<?> part, Environment environment) {
    this.variables = variables;
    this.problems = problems;
    this.part = part;
    this.development = environment == Environment.DEV;
  }

  IdentitySettings read(SecretSettings secrets, CorsSettings cors) {
    List<Secret> authSecrets = secrets.authSecrets();
    checkSignIn(authSecrets);
    Origin own = publicOrigin();
    List<Origin> further = Origins.read(TRUSTED_ORIGINS, "", variables, problems);
    if (!development) {
      Origins.requireHttps(TRUSTED_ORIGINS, further, problems);
    }
    return new IdentitySettings(
        authSecrets,
        secrets.jwtSecrets(),
        URI.create(own.toString()),
        union(own, cors.origins(), further),
        Duration.ofMinutes(variables.integer(ACCESS_MINUTES, 15, 1, DAY_IN_MINUTES)),
        Duration.ofDays(variables.integer(REFRESH_DAYS, 7, 1, YEAR_IN_DAYS)));
  }

  private static Set<Origin> union(Origin own, List<Origin> cors, List<Origin> further) {
    return Stream.of(Stream.of(own), cors.stream(), further.stream())
        .flatMap(origins -> origins)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Origin publicOrigin() {
    String text = variables.text(PUBLIC_URL, LOCAL.toString());
    Optional<Origin> origin = Origin.parse(text.replaceFirst("/$", ""));
    if (origin.isEmpty()) {
      problems.add(PUBLIC_URL, "must look like https://cartsnitch.example.org without a path");
    } else if (!development && !isFitForProduction(origin.get())) {
      problems.add(
          PUBLIC_URL, "must be given, with https, where CARTSNITCH_ENVIRONMENT is uat or prod");
    }
    return origin.orElse(LOCAL);
  }

  private boolean isFitForProduction(Origin origin) {
    boolean unasked = origin.equals(LOCAL) && !part.demands(PUBLIC_URL);
    return origin.scheme().equals("https") || unasked;
  }

  private void checkSignIn(List<Secret> authSecrets) {
    String text = variables.text(SIGN_IN, "");
    boolean external = text.equals("external");
    if (!external && !text.isEmpty()) {
      problems.add(SIGN_IN, "must be external or empty");
    } else if (external && !authSecrets.isEmpty()) {
      problems.add(
          SIGN_IN, "must be empty where CARTSNITCH_AUTH_SECRET is given: sign-in is served here");
    } else if (!external && authSecrets.isEmpty() && !development && part.demands(SIGN_IN)) {
      problems.add(
          SIGN_IN,
          "must be external where CARTSNITCH_ENVIRONMENT is uat or prod and another service signs"
              + " in; to sign in here, give CARTSNITCH_AUTH_SECRET");
    }
  }
}
