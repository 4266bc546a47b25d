package com.cartsnitch.platform.config.address;

import com.cartsnitch.platform.config.Secret;
import com.cartsnitch.platform.config.SettingType;
import java.util.List;
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
  public static final SettingType<RedisUrl> TYPE = new RedisUrlType();

  /** Whether a Redis is configured at all. */
  public boolean configured() {
    return topology != Topology.NONE;
  }

  /** Whether connections are encrypted. */
  public boolean tls() {
    return !addresses.isEmpty() && addresses.getFirst().startsWith("rediss:");
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
}
