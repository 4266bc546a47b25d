package com.cartsnitch.platform.config;

import com.cartsnitch.platform.config.RedisSettings.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code redis://[[user]:password@]host[:port][/database]}, {@code
 * redis-sentinel://[...@]host[:port],...[/database]#master-name} and {@code
 * redis-cluster://[...@]host[:port],...}, all of them with {@code rediss} for TLS and with a plus
 * for the hyphen.
 */
final class RedisUrl {
  static final String VARIABLE = "CARTSNITCH_REDIS_URL";

  private static final Pattern FORM =
      Pattern.compile(
          "(?<scheme>rediss?)(?:[-+](?<kind>sentinel|cluster))?://"
              + "(?:(?<user>[^:@/?#\\s]*):(?<password>[^@/?#\\s]*)@)?(?<hosts>[^@/?#\\s]+)"
              + "(?:/(?<database>[0-9]{0,9}))?(?:#(?<master>\\S*))?");
  private static final int SERVER_PORT = 6379;
  private static final int SENTINEL_PORT = 26_379;

  private final Problems problems;

  RedisUrl(Problems problems) {
    this.problems = problems;
  }

  /** None where the text is empty, and where it is no such URL, which is a problem. */
  RedisSettings parse(String text) {
    if (text.isEmpty()) {
      return RedisSettings.NONE;
    }
    Matcher matcher = FORM.matcher(text);
    try {
      return matcher.matches() ? of(matcher) : refused(form());
    } catch (IllegalArgumentException _) {
      return refused("must look like a URL, but has a % without two hex digits behind it");
    }
  }

  private RedisSettings of(Matcher matcher) {
    Topology topology = topology(matcher.group("kind"));
    Optional<String> contradiction = contradiction(topology, matcher);
    if (contradiction.isPresent()) {
      return refused(contradiction.get());
    }
    String scheme = matcher.group("scheme");
    List<String> addresses = addresses(scheme, matcher.group("hosts"), topology);
    if (addresses.isEmpty()) {
      return refused(form());
    }
    String password = decoded(matcher.group("password"));
    return new RedisSettings(
        topology,
        addresses,
        decoded(matcher.group("master")),
        presence(decoded(matcher.group("user"))),
        password.isEmpty() ? null : new Secret(password),
        number(matcher.group("database")),
        Optional.empty());
  }

  private static Optional<String> contradiction(Topology topology, Matcher matcher) {
    boolean named = !decoded(matcher.group("master")).isEmpty();
    if (topology == Topology.SINGLE && matcher.group("hosts").contains(",")) {
      return Optional.of(
          "names several hosts: say redis-sentinel://HOSTS#MASTER-NAME or redis-cluster://HOSTS");
    }
    if (topology == Topology.SENTINEL && !named) {
      return Optional.of("needs the master's name at its end: redis-sentinel://HOSTS#MASTER-NAME");
    }
    if (topology != Topology.SENTINEL && matcher.group("master") != null) {
      return Optional.of("has a #, which only belongs before the master's name of sentinels");
    }
    if (topology == Topology.CLUSTER && number(matcher.group("database")) != 0) {
      return Optional.of("names a database, but a cluster has none but 0");
    }
    if (present(matcher.group("user")) && !present(matcher.group("password"))) {
      return Optional.of("names a user without a password");
    }
    return Optional.empty();
  }

  private static List<String> addresses(String scheme, String hosts, Topology topology) {
    int usual = topology == Topology.SENTINEL ? SENTINEL_PORT : SERVER_PORT;
    List<String> addresses = new ArrayList<>();
    for (String text : hosts.split(",", -1)) {
      Optional<HostPort> host = HostPort.parse(text);
      if (host.isEmpty()) {
        return List.of();
      }
      addresses.add(
          "%s://%s:%d".formatted(scheme, host.get().host(), host.get().port().orElse(usual)));
    }
    return List.copyOf(addresses);
  }

  private static Topology topology(@Nullable String kind) {
    return switch (kind) {
      case "sentinel" -> Topology.SENTINEL;
      case "cluster" -> Topology.CLUSTER;
      case null, default -> Topology.SINGLE;
    };
  }

  private static String form() {
    return "must look like redis://user:password@host:6379/0, or be empty for no Redis";
  }

  private RedisSettings refused(String message) {
    problems.add(VARIABLE, message);
    return RedisSettings.NONE;
  }

  private static int number(@Nullable String digits) {
    return digits == null || digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  private static boolean present(@Nullable String text) {
    return text != null && !text.isEmpty();
  }

  private static @Nullable String presence(String text) {
    return text.isEmpty() ? null : text;
  }

  private static String decoded(@Nullable String text) {
    return text == null ? "" : DatabaseUrl.decode(text);
  }
}
