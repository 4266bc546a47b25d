package com.cartsnitch.platform.config;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Secrets. One that is too short, that documentation shows or that could not be sent is refused
 * with a rule that says how to make a good one.
 */
public final class Secrets {
  /** A secret that holds this is for development, and refused in uat and prod. */
  private static final String DEVELOPMENT = "development-only";

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

  private Secrets() {}

  /** Declares a secret that is compared: at least 32 visible characters. */
  public static Setting<List<Secret>> single(String variable, String sentence) {
    return declared(variable, new Type(LONG_RULE, Stream::of, Secrets::isLong), sentence);
  }

  /** Declares secrets that sign: the first signs, all verify. */
  public static Setting<List<Secret>> signing(String variable, String sentence) {
    return declared(
        variable, new Type(LONG_RULE + LIST_RULE, Secrets::list, Secrets::isLong), sentence);
  }

  /** Declares Fernet keys: the first encrypts, all decrypt. */
  public static Setting<List<Secret>> fernetKeys(String variable, String sentence) {
    return declared(variable, new Type(BASE64_RULE, Secrets::list, Secrets::isKey), sentence);
  }

  private static Setting<List<Secret>> declared(String variable, Type type, String sentence) {
    return Setting.of(variable, type, "", sentence)
        .inProduction(
            secrets -> secrets.stream().map(Secret::value).noneMatch(Secrets::isForDevelopment),
            type.rule());
  }

  private static Stream<String> list(String text) {
    return Stream.of(text.split(",", -1)).map(String::strip);
  }

  private static boolean isLong(String text) {
    return LONG.matcher(text).matches() && isSerious(text);
  }

  private static boolean isKey(String text) {
    return BASE64.matcher(text).matches() && isSerious(text) && isSerious(decoded(text));
  }

  private static boolean isSerious(String text) {
    return !PLACEHOLDER.matcher(text.toLowerCase(Locale.ROOT)).find();
  }

  private static boolean isForDevelopment(String text) {
    String plain = BASE64.matcher(text).matches() ? text + decoded(text) : text;
    return plain.toLowerCase(Locale.ROOT).contains(DEVELOPMENT);
  }

  private static String decoded(String key) {
    return new String(Base64.getUrlDecoder().decode(key), StandardCharsets.ISO_8859_1);
  }

  /** Makes several secrets of one text, or leaves it whole. */
  private interface Splitter {
    Stream<String> split(String text);
  }

  private record Type(String rule, Splitter splitter, Predicate<String> good)
      implements SettingType<List<Secret>> {

    @Override
    public Optional<List<Secret>> read(String text, Consumer<String> problems) {
      if (!texts(text).allMatch(good)) {
        problems.accept(rule);
        return Optional.empty();
      }
      return Optional.of(texts(text).map(Secret::new).toList());
    }

    private Stream<String> texts(String text) {
      return text.isEmpty() ? Stream.empty() : splitter.split(text);
    }

    @Override
    public boolean holdsSecret() {
      return true;
    }

    @Override
    public String shown(String text, List<Secret> value) {
      return value.stream().map(Secret::toString).collect(Collectors.joining(","));
    }
  }
}
