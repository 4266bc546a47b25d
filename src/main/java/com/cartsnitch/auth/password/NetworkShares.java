package com.cartsnitch.auth.password;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** How many of a number of places each network holds: a quarter at most, and one at least. */
final class NetworkShares {
  private static final ScopedValue<String> NETWORK = ScopedValue.newInstance();
  private static final int NETWORKS = 4;

  private final int share;
  private final Map<String, Integer> held = new ConcurrentHashMap<>();

  /**
   * @param places how many there are
   */
  NetworkShares(int places) {
    this.share = Math.max(1, places / NETWORKS);
  }

  /** Does work whose places are the network's. */
  <T> T countedFor(String network, Supplier<T> work) {
    return ScopedValue.where(NETWORK, network).call(work::get);
  }

  /** A place for the work of this thread; empty if its network holds its share already. */
  Optional<Place> take() {
    return NETWORK.isBound()
        ? Optional.of(NETWORK.get()).filter(this::taken).map(network -> () -> release(network))
        : Optional.of(() -> {});
  }

  private boolean taken(String network) {
    boolean[] taken = new boolean[1];
    held.compute(
        network,
        (_, before) -> {
          int now = before == null ? 0 : before;
          taken[0] = now < share;
          return taken[0] ? Integer.valueOf(now + 1) : before;
        });
    return taken[0];
  }

  private void release(String network) {
    held.computeIfPresent(network, (_, now) -> now == 1 ? null : now - 1);
  }

  /** A place that is held until it is closed. */
  @FunctionalInterface
  interface Place extends AutoCloseable {
    @Override
    void close();
  }
}
