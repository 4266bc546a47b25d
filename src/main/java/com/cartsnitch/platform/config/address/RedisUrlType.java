package com.cartsnitch.platform.config.address;

import com.cartsnitch.platform.config.Secret;
import com.cartsnitch.platform.config.SettingType;
import com.cartsnitch.platform.config.address.RedisUrl.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the URL of a Redis. */
final class RedisUrlType implements SettingType<RedisUrl> {
  private static final Pattern FORM =
      Pattern.compile(
          "(?<scheme>rediss?)(?:[-+](?<kind>sentinel|cluster))?://"
              + "(?:(?<user>[^:@/?#\\s]*):(?<password>[^@/?#\\s]*)@)?(?<hosts>[^@/?#\\s]+)"
              + "(?:/(?<database>[0-9]{0,9}))?(?:#(?<master>\\S*))?");
  private static final int SERVER_PORT = 6379;
  private static final int SENTINEL_PORT = 26_379;

  @Override
  public String rule() {
    return "must look like redis://user:password@host:6379/0, or be empty for no Redis";
  }

  @Override
  public boolean holdsSecret() {
    return true;
  }

  @Override
  public String shown(String text, RedisUrl value) {
    return value.toString();
  }

  @Override
  public boolean emptyIsAValue() {
    return true;
  }

  @Override
  public Optional<RedisUrl> read(String text, Consumer<String> problems) {
    if (text.isEmpty()) {
      return Optional.of(RedisUrl.NONE);
    }
    Matcher matcher = FORM.matcher(text);
    try {
      return matcher.matches() ? of(matcher, problems) : refused(rule(), problems);
    } catch (IllegalArgumentException _) {
      return refused(
          "must look like a URL, but has a % without two hex digits behind it", problems);
    }
  }

  private Optional<RedisUrl> of(Matcher matcher, Consumer<String> problems) {
    Topology topology = topology(matcher.group("kind"));
    Optional<String> contradiction = contradiction(topology, matcher);
    if (contradiction.isPresent()) {
      return refused(contradiction.get(), problems);
    }
    List<String> addresses = addresses(matcher.group("scheme"), matcher.group("hosts"), topology);
    if (addresses.isEmpty()) {
      return refused(rule(), problems);
    }
    String password = decoded(matcher.group("password"));
    return Optional.of(
        new RedisUrl(
            topology,
            addresses,
            decoded(matcher.group("master")),
            presence(decoded(matcher.group("user"))),
            password.isEmpty() ? null : new Secret(password),
            number(matcher.group("database"))));
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

  private static Optional<RedisUrl> refused(String message, Consumer<String> problems) {
    problems.accept(message);
    return Optional.empty();
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
