package com.cartsnitch.platform.config;

import io.helidon.config.Config;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads typed values by the names of their environment variables, notes every bad one, and
 * remembers what is in force. A bad value reads as its default until {@link Problems#check}.
 */
final class Variables {
  private static final Pattern DOMAIN =
      Pattern.compile(
          "(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

  private final Config config;
  private final Problems problems;
  private final List<SettingInForce> inForce = new ArrayList<>();

  Variables(Config config, Problems problems) {
    this.config = config;
    this.problems = problems;
  }

  /** What was read, in order. */
  List<SettingInForce> inForce() {
    return List.copyOf(inForce);
  }

  /** A value as it was given, without surrounding blanks; an empty one is a value too. */
  Optional<String> given(String variable) {
    return config.get(Sources.key(variable)).asString().asOptional().map(String::strip);
  }

  /** Notes the value of a variable that the caller read by itself. */
  void note(String variable, String value, boolean isDefault) {
    inForce.add(new SettingInForce(variable, value, isDefault));
  }

  int integer(String variable, int fallback, int min, int max) {
    String text = text(variable, Integer.toString(fallback));
    try {
      int value = Integer.parseInt(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException _) {
      // said below
    }
    String rule = "must be a whole number from %d to %d".formatted(min, max);
    problems.add(variable, text.contains("://") ? rule + serviceLinkHint() : rule);
    return fallback;
  }

  private static String serviceLinkHint() {
    return " (a URL here comes from Kubernetes service links: set enableServiceLinks: false)";
  }

  /** A time in seconds, with decimals if need be. */
  Duration seconds(String variable, String fallback, String min, String max) {
    String text = text(variable, fallback);
    try {
      BigDecimal value = new BigDecimal(text);
      if (value.compareTo(new BigDecimal(min)) >= 0 && value.compareTo(new BigDecimal(max)) <= 0) {
        return Duration.ofMillis(value.movePointRight(3).longValue());
      }
    } catch (NumberFormatException _) {
      // said below
    }
    problems.add(variable, "must be a number of seconds from %s to %s".formatted(min, max));
    return Duration.ofMillis(new BigDecimal(fallback).movePointRight(3).longValueExact());
  }

  /** A time in whole seconds, for libraries that know nothing smaller. */
  Duration wholeSeconds(String variable, int fallback, int min, int max) {
    return Duration.ofSeconds(integer(variable, fallback, min, max));
  }

  boolean bool(String variable, boolean fallback) {
    String text = text(variable, Boolean.toString(fallback));
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> {
        problems.add(variable, "must be true or false");
        yield fallback;
      }
    };
  }

  Environment environment(String variable, Environment fallback) {
    String text = text(variable, fallback.name().toLowerCase(Locale.ROOT));
    for (Environment environment : Environment.values()) {
      if (environment.name().toLowerCase(Locale.ROOT).equals(text)) {
        return environment;
      }
    }
    problems.add(variable, "must be dev, uat or prod");
    return fallback;
  }

  ZoneId zone(String variable, String fallback) {
    try {
      return ZoneId.of(text(variable, fallback));
    } catch (DateTimeException _) {
      problems.add(variable, "must be a time zone such as America/Detroit");
      return ZoneId.of(fallback);
    }
  }

  /** The base URL of a web service, without a slash at its end; empty when none is given. */
  Optional<URI> webAddress(String variable) {
    String text = text(variable, "");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<URI> address = WebAddress.parse(text);
    if (address.isEmpty()) {
      problems.add(variable, "must look like http://host:8001 without a query, or be empty");
    }
    return address;
  }

  /** A domain name, in lower case. */
  String domain(String variable, String fallback) {
    String text = text(variable, fallback).toLowerCase(Locale.ROOT);
    if (DOMAIN.matcher(text).matches()) {
      return text;
    }
    problems.add(variable, "must be a domain name such as " + fallback);
    return fallback;
  }

  /** A value that the caller judges; where none or an empty one is given, the fallback. */
  String text(String variable, String fallback) {
    Optional<String> given = given(variable).filter(value -> !value.isEmpty());
    String value = given.orElse(fallback);
    note(variable, value, given.isEmpty());
    return value;
  }
}
