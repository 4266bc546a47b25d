package com.cartsnitch.platform.config.address;

import com.cartsnitch.platform.config.Secret;
import com.cartsnitch.platform.config.SettingType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where Redis is: {@code redis://[[user]:password@]host[:port][/database]}, {@code
 * redis-sentinel://[...@]host[:port],...[/database]#master-name} or {@code
 * redis-cluster://[...@]host[:port],...}, all of them with {@code rediss} for TLS and with a plus
 * for the hyphen.
 *
 * @param topology what is at the addresses
 * @param addresses of the server, the sentinels or some nodes of the cluster: {@code
 *     redis://host:port} or, all of them, {@code rediss://host:port}, without credentials
 * @param masterName under which the sentinels know the master; empty without sentinels
 * @param username the ACL user, if one is named
 * @param password its password, if there is one
 * @param database the database number
 */
public record RedisUrl(
    Topology topology,
    List<String> addresses,
    String masterName,
    @Nullable String username,
    @Nullable Secret password,
    int database) {

  /** No Redis: everything stays in the process. */
  public static final RedisUrl NONE = new RedisUrl(Topology.NONE, List.of(), "", null, null, 0);

  /** The type of the setting; an empty text is {@link #NONE}. */
  public static final SettingType<RedisUrl> TYPE = new Type();

  private static final Pattern FORM =
      Pattern.compile(
          "(?<scheme>rediss?)(?:[-+](?<kind>sentinel|cluster))?://"
              + "(?:(?<user>[^:@/?#\\s]*):(?<password>[^@/?#\\s]*)@)?(?<hosts>[^@/?#\\s]+)"
              + "(?:/(?<database>[0-9]{0,9}))?(?:#(?<master>\\S*))?");
  private static final int SERVER_PORT = 6379;
  private static final int SENTINEL_PORT = 26_379;

  /** Whether a Redis is configured at all. */
  public boolean configured() {
    return topology != Topology.NONE;
  }

  /** Whether connections are encrypted. */
  public boolean tls() {
    return !addresses.isEmpty() && addresses.getFirst().startsWith("rediss:");
  }

  private static Optional<RedisUrl> parse(String text, Consumer<String> problems) {
    if (text.isEmpty()) {
      return Optional.of(NONE);
    }
    Matcher matcher = FORM.matcher(text);
    try {
      return matcher.matches() ? of(matcher, problems) : refused(TYPE.rule(), problems);
    } catch (IllegalArgumentException _) {
      return refused(
          "must look like a URL, but has a % without two hex digits behind it", problems);
    }
  }

  private static Optional<RedisUrl> of(Matcher matcher, Consumer<String> problems) {
    Topology topology = topology(matcher.group("kind"));
    Optional<String> contradiction = contradiction(topology, matcher);
    if (contradiction.isPresent()) {
      return refused(contradiction.get(), problems);
    }
    List<String> addresses = addresses(matcher.group("scheme"), matcher.group("hosts"), topology);
    if (addresses.isEmpty()) {
      return refused(TYPE.rule(), problems);
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

  /** As it may be shown. */
  @Override
  public String toString() {
    if (!configured()) {
      return "";
    }
    String address = addresses.getFirst();
    String hosts =
        addresses.stream()
            .map(text -> text.substring(text.indexOf("://") + 3))
            .collect(Collectors.joining(","));
    return "%s%s://%s%s/%d%s"
        .formatted(
            address.substring(0, address.indexOf(':')),
            kind(),
            credentials(),
            hosts,
            database,
            masterName.isEmpty() ? "" : "#" + masterName);
  }

  private String kind() {
    return switch (topology) {
      case NONE, SINGLE -> "";
      case SENTINEL -> "-sentinel";
      case CLUSTER -> "-cluster";
    };
  }

  private String credentials() {
    return password == null ? "" : (username == null ? "" : username) + ":" + password + "@";
  }

  /** What is at the addresses. */
  public enum Topology {
    /** Nothing. */
    NONE,
    /** One server. */
    SINGLE,
    /** Sentinels, which know the master. */
    SENTINEL,
    /** Nodes of a cluster. */
    CLUSTER
  }

  private static final class Type implements SettingType<RedisUrl> {
    @Override
    public String rule() {
      return "must look like redis://user:password@host:6379/0, or be empty for no Redis";
    }

    @Override
    public Optional<RedisUrl> read(String text, Consumer<String> problems) {
      return parse(text, problems);
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
  }
}
