package com.cartsnitch.platform.config;

import java.util.List;

/** Reads whose pages may call the API. They may also act for signed-in users. */
final class CorsReader {
  static final String ORIGINS = "CARTSNITCH_CORS_ORIGINS";

  private static final String DEFAULT = "[\"http://localhost:3000\",\"https://cartsnitch.com\"]";

  private final Variables variables;
  private final Problems problems;
  private final SettingsPart<?> part;
  private final boolean development;

  CorsReader(
      Variables variables, Problems problems, SettingsPart<?> part, Environment environment) {
    this.variables = variables;
    this.problems = problems;
    this.part = part;
    this.development = environment == Environment.DEV;
  }

  CorsSettings read() {
    if (!development && variables.given(ORIGINS).filter(text -> !text.isEmpty()).isEmpty()) {
      return unsaid();
    }
    List<Origin> origins = Origins.read(ORIGINS, DEFAULT, variables, problems);
    if (!development) {
      Origins.requireHttps(ORIGINS, origins, problems);
    }
    return new CorsSettings(origins);
  }

  /** What suits development is nobody's page elsewhere. */
  private CorsSettings unsaid() {
    variables.note(ORIGINS, "[]", true);
    if (part.demands(ORIGINS)) {
      problems.add(
          ORIGINS,
          "must be given where CARTSNITCH_ENVIRONMENT is uat or prod: whose pages may call the API,"
              + " like https://app.example.org, or [] for none");
    }
    return new CorsSettings(List.of());
  }
}
