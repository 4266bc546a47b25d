package com.cartsnitch.platform.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How to reach Redis.
 *
 * @param topology what is at the addresses
 * @param addresses of the server, the sentinels or some nodes of the cluster: {@code
 *     redis://host:port} or, all of them, {@code rediss://host:port}, without credentials
 * @param masterName under which the sentinels know the master; empty without sentinels
 * @param username the ACL user, if one is named
 * @param password its password, if there is one
 * @param database the database number
 * @param caFile the certificates to trust, in PEM; those of the JVM where there is none
 */
public record RedisSettings(
    Topology topology,
    List<String> addresses,
    String masterName,
    @Nullable String username,
    @Nullable Secret password,
    int database,
    Optional<Path> caFile) {

  /** No Redis: everything stays in the process. */
  public static final RedisSettings NONE =
      new RedisSettings(Topology.NONE, List.of(), "", null, null, 0, Optional.empty());

  /** Whether a Redis is configured at all. */
  public boolean configured() {
    return topology != Topology.NONE;
  }

  /** Whether connections are encrypted. */
  boolean tls() {
    return !addresses.isEmpty() && addresses.getFirst().startsWith("rediss:");
  }

  RedisSettings trusting(Path certificates) {
    return new RedisSettings(
        topology, addresses, masterName, username, password, database, Optional.of(certificates));
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
