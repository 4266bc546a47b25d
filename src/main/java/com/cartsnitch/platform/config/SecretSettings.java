package com.cartsnitch.platform.config;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads secrets. One that is too short, that documentation shows or that could not be sent is
 * refused with a line that says how to make a good one; its value is never said.
 */
final class SecretSettings {
  static final String SERVICE_KEY = "CARTSNITCH_SERVICE_KEY";
  static final String FERNET_KEY = "CARTSNITCH_FERNET_KEY";
  static final String JWT_SECRET = "CARTSNITCH_JWT_SECRET_KEY";
  static final String AUTH_SECRET = "CARTSNITCH_AUTH_SECRET";

  /** A secret that holds this is for development, and refused everywhere else. */
  static final String DEVELOPMENT = "development-only";

  private static final Pattern LONG = Pattern.compile("[!-~]{32,}");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9_-]{43}=");
  private static final Pattern PLACEHOLDER = Pattern.compile("change[-_]?(me|this)|placeholder");
  private static final String LONG_RULE =
      "must be at least 32 visible ASCII characters and no placeholder;"
          + " make one with: openssl rand -base64 32";
  private static final String LIST_RULE = "; a comma-separated list rotates";
  private static final String BASE64_RULE =
      "must be 32 bytes in url-safe base64 and no placeholder;"
          + " make one with: openssl rand -base64 32 | tr '+/' '-_'"
          + LIST_RULE;

  private final Variables variables;
  private final Problems problems;
  private final SettingsPart<?> part;
  private final boolean development;

  SecretSettings(
      Variables variables, Problems problems, SettingsPart<?> part, Environment environment) {
    this.variables = variables;
    this.problems = problems;
    this.part = part;
    this.development = environment == Environment.DEV;
  }

  SecuritySettings security() {
    List<Secret> serviceKey = values(SERVICE_KEY, Stream::of, this::isLong, LONG_RULE);
    List<Secret> fernetKeys = values(FERNET_KEY, SecretSettings::list, this::isKey, BASE64_RULE);
    return new SecuritySettings(serviceKey.stream().findFirst().orElse(new Secret("")), fernetKeys);
  }

  List<Secret> authSecrets() {
    return signing(AUTH_SECRET);
  }

  List<Secret> jwtSecrets() {
    return signing(JWT_SECRET);
  }

  private List<Secret> signing(String variable) {
    return values(variable, SecretSettings::list, this::isLong, LONG_RULE + LIST_RULE);
  }

  private List<Secret> values(
      String variable, Splitter splitter, Predicate<String> good, String rule) {
    Optional<String> given = variables.given(variable).filter(text -> !text.isEmpty());
    List<String> values = given.stream().flatMap(splitter::split).toList();
    boolean missing = values.isEmpty() && part.demands(variable);
    if (missing || !values.stream().allMatch(good)) {
      problems.add(variable, rule);
    }
    String masked = values.stream().map(_ -> Secret.MASK).collect(Collectors.joining(","));
    variables.note(variable, masked, given.isEmpty());
    return values.stream().map(Secret::new).toList();
  }

  private static Stream<String> list(String text) {
    return Stream.of(text.split(",", -1)).map(String::strip);
  }

  private boolean isLong(String text) {
    return LONG.matcher(text).matches() && isSerious(text);
  }

  private boolean isKey(String text) {
    return BASE64.matcher(text).matches()
        && isSerious(text)
        && isSerious(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.ISO_8859_1));
  }

  private boolean isSerious(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return !PLACEHOLDER.matcher(lower).find() && (development || !lower.contains(DEVELOPMENT));
  }

  /** Makes several values of one text, or leaves it whole. */
  private interface Splitter {
    Stream<String> split(String text);
  }
}
