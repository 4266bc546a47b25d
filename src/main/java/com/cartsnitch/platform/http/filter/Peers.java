package com.cartsnitch.platform.http.filter;

import io.helidon.common.socket.PeerInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Tells which clients have closed their connection. Linux shows the state of all sockets in a file;
 * where that is not there, no client is ever gone. A client that has only finished sending looks
 * like one that has closed, and still wants its answer (RFC 9112); but what is sent to it is taken,
 * while a connection that was closed is reset, and then no longer in the file.
 */
final class Peers {
  private static final List<Path> TABLES =
      List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
  private static final String ESTABLISHED = "01";
  private static final String CLOSE_WAIT = "08";
  private static final long FRESH = Duration.ofMillis(200).toNanos();

  private final List<Path> tables;
  private Map<String, String> states = Map.of();
  private long readAt;
  private boolean known;

  Peers() {
    this(TABLES);
  }

  Peers(List<Path> tables) {
    this.tables = tables;
    this.readAt = System.nanoTime() - FRESH;
  }

  /**
   * Whether the client of a connection has closed it.
   *
   * @param send sends something to a client that has closed its end at least; whether it has closed
   *     both is known when this is asked again
   */
  boolean gone(PeerInfo local, PeerInfo remote, Runnable send) {
    return switch (state(key(local) + " " + key(remote))) {
      case ESTABLISHED -> false;
      case CLOSE_WAIT -> !sent(send);
      default -> true;
    };
  }

  private static boolean sent(Runnable send) {
    try {
      send.run();
      return true;
    } catch (UncheckedIOException _) {
      return false;
    }
  }

  private synchronized String state(String connection) {
    if (System.nanoTime() - readAt >= FRESH) {
      read();
    }
    if (known && !states.containsKey(connection)) {
      read(); // a file that changes while it is read may leave one out
    }
    return known ? states.getOrDefault(connection, "") : ESTABLISHED;
  }

  private void read() {
    Map<String, String> found = new HashMap<>();
    known = false;
    for (Path table : tables) {
      try (Stream<String> lines = Files.lines(table)) {
        lines.skip(1).map(line -> line.strip().split("\\s+")).forEach(row -> note(row, found));
        known = true;
      } catch (IOException _) {
        // there may be no IPv6
      }
    }
    states = found;
    readAt = System.nanoTime();
  }

  private static void note(String[] row, Map<String, String> found) {
    found.put(lastWord(row[1]) + " " + lastWord(row[2]), row[3]);
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
