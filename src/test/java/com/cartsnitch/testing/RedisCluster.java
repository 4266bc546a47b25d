package com.cartsnitch.testing;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A cluster of masters without replicas.
 *
 * @param nodes in the order of their slots
 */
public record RedisCluster(List<RedisServer> nodes) implements AutoCloseable {
  private static final int SLOTS = 16_384;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Starts one and waits until its nodes know each other. */
  public static RedisCluster start(int size) throws IOException, InterruptedException {
    RedisCluster cluster = new RedisCluster(new ArrayList<>());
    try {
      for (int i = 0; i < size; i++) {
        cluster.nodes.add(
            RedisServer.start(
                "cluster-enabled yes",
                "cluster-node-timeout 2000",
                "cluster-require-full-coverage no"));
      }
      cluster.join();
      return cluster;
    } catch (IOException | InterruptedException | RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  /** As the service is told. */
  public String url() {
    return nodes.stream()
        .map(node -> "127.0.0.1:" + node.port())
        .collect(Collectors.joining(",", "redis-cluster://", ""));
  }

  @Override
  public void close() {
    nodes.forEach(RedisServer::close);
  }

  private void join() throws IOException, InterruptedException {
    int first = nodes.getFirst().port();
    for (int i = 0; i < nodes.size(); i++) {
      int port = nodes.get(i).port();
      IntStream slots = IntStream.range(SLOTS * i / nodes.size(), SLOTS * (i + 1) / nodes.size());
      demand(
          port, Stream.concat(Stream.of("CLUSTER", "ADDSLOTS"), slots.mapToObj(Integer::toString)));
      if (port != first) {
        demand(first, Stream.of("CLUSTER", "MEET", "127.0.0.1", Integer.toString(port)));
      }
    }
    Eventually.waitFor("the cluster", PATIENCE, () -> nodes.stream().allMatch(this::isWhole));
  }

  private boolean isWhole(RedisServer node) {
    try {
      String info = RedisWire.say(node.port(), "CLUSTER", "INFO");
      return info.contains("cluster_state:ok")
          && info.contains("cluster_slots_ok:" + SLOTS)
          && info.contains("cluster_known_nodes:" + nodes.size());
    } catch (IOException _) {
      return false;
    }
  }

  private static void demand(int port, Stream<String> command) throws IOException {
    String answer = RedisWire.say(port, command.toArray(String[]::new));
    if (!answer.equals("+OK")) {
      throw new IOException("Redis says " + answer);
    }
  }
}
