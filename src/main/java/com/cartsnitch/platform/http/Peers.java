package com.cartsnitch.platform.http;

import io.helidon.common.socket.PeerInfo;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells which clients have closed their end. A socket of the JDK shows that only to who reads it,
 * and what it read could not be put back; Linux shows it of all sockets in one file. Where that is
 * not there, no client is ever gone.
 */
final class Peers {
  private static final List<Path> TABLES =
      List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
  private static final String ESTABLISHED = "01";
  private static final long FRESH = Duration.ofMillis(200).toNanos();

  private final List<Path> tables;
  private Set<String> open = Set.of();
  private long readAt;
  private boolean known;

  Peers() {
    this(TABLES);
  }

  Peers(List<Path> tables) {
    this.tables = tables;
    this.readAt = System.nanoTime() - FRESH;
  }

  /** Whether the connection is no longer open at both ends. */
  synchronized boolean gone(PeerInfo local, PeerInfo remote) {
    String connection = key(local) + " " + key(remote);
    if (System.nanoTime() - readAt >= FRESH) {
      read();
    }
    if (known && !open.contains(connection)) {
      read(); // a file that changes while it is read may leave one out
    }
    return known && !open.contains(connection);
  }

  private void read() {
    Set<String> found = new HashSet<>();
    known = false;
    for (Path table : tables) {
      try (Stream<String> lines = Files.lines(table)) {
        lines.skip(1).map(line -> line.strip().split("\\s+")).forEach(row -> note(row, found));
        known = true;
      } catch (IOException _) {
        // there may be no IPv6
      }
    }
    open = found;
    readAt = System.nanoTime();
  }

  private static void note(String[] row, Set<String> found) {
    if (row[3].equals(ESTABLISHED)) {
      found.add(lastWord(row[1]) + " " + lastWord(row[2]));
    }
  }

  /** An address with IPv4 in it ends as that does, and of others the end tells enough. */
  private static String lastWord(String endpoint) {
    return endpoint.substring(endpoint.indexOf(':') - 8);
  }

  private static String key(PeerInfo peer) {
    byte[] address = ((InetSocketAddress) peer.address()).getAddress().getAddress();
    int end = address.length;
    byte[] word = {address[end - 1], address[end - 2], address[end - 3], address[end - 4]};
    return HexFormat.of().withUpperCase().formatHex(word) + ":" + "%04X".formatted(peer.port());
  }
}
