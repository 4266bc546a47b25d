package com.cartsnitch.bench;

import com.cartsnitch.platform.database.DatabaseSettings;
import com.cartsnitch.testing.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/**
 * What admission is good for: 300 clients at a pool of ten connections with statements of 50 ms,
 * with and without it, each in a process of its own and asked in turns. A client that is refused
 * comes back after a second or so.
 */
public final class Overload {
  private static final int CLIENTS = 300;
  private static final int CONNECTIONS = 10;
  private static final Map<String, String> POOL =
      Map.of(
          "CARTSNITCH_DB_POOL_SIZE",
          Integer.toString(CONNECTIONS),
          "CARTSNITCH_DB_MAX_OVERFLOW",
          "0");
  private static final int ROUNDS = 4;
  private static final Duration WARM_UP = Duration.ofSeconds(5);
  private static final Duration ROUND = Duration.ofSeconds(8);
  private static final Duration PROBE_PERIOD = Duration.ofMillis(100);

  private Overload() {}

  /**
   * The entry point.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) throws Exception {
    try (BenchDatabases databases = BenchDatabases.start()) {
      DatabaseSettings database = databases.migrated("overload");
      try (Kind on = new Kind(database, true);
          Kind off = new Kind(database, false)) {
        run(List.of(on, off));
      }
    }
  }

  private static void run(List<Kind> kinds) throws Exception {
    for (Kind kind : kinds) {
      kind.process.awaitReady();
      kind.load(CONNECTIONS, WARM_UP, new Figures());
      kind.load(CLIENTS, WARM_UP, new Figures());
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (Kind kind : kinds) {
        kind.load(CONNECTIONS, ROUND, kind.calm);
        kind.load(CLIENTS, ROUND, kind.crowded);
      }
    }
    kinds.forEach(Kind::print);
  }

  /** One of the services, and what was seen of it. */
  private static final class Kind implements AutoCloseable {
    private final String name;
    private final ServiceProcess process;
    private final Figures calm = new Figures();
    private final Figures crowded = new Figures();

    Kind(DatabaseSettings database, boolean admits) throws IOException {
      this.name = admits ? "admission" : "none";
      this.process =
          ServiceProcess.start(
              List.of(),
              List.of(SlowService.class.getName(), Boolean.toString(admits)),
              database,
              POOL,
              Files.createDirectories(Path.of("target", "bench", name)));
    }

    void load(int clients, Duration length, Figures figures) throws Exception {
      AtomicBoolean over = new AtomicBoolean();
      List<Future<Void>> running = new ArrayList<>();
      try (HttpClient client = BenchService.client();
          ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        running.add(threads.submit(() -> probe(client, over, figures)));
        for (int i = 0; i < clients; i++) {
          running.add(threads.submit(() -> ask(client, over, figures)));
        }
        Thread.sleep(length);
        over.set(true);
        for (Future<Void> one : running) {
          one.get();
        }
      }
    }

    private Void ask(HttpClient client, AtomicBoolean over, Figures figures)
        throws IOException, InterruptedException {
      while (!over.get()) {
        long start = System.nanoTime();
        boolean accepted = status(client, SlowService.PATH) == 200;
        (accepted ? figures.accepted : figures.refused).add(System.nanoTime() - start);
        if (!accepted) {
          Thread.sleep(ThreadLocalRandom.current().nextInt(500, 1500));
        }
      }
      return null;
    }

    private Void probe(HttpClient client, AtomicBoolean over, Figures figures)
        throws IOException, InterruptedException {
      while (!over.get()) {
        boolean ready = status(client, "/health/ready") == 200;
        (ready ? figures.ready : figures.unready).increment();
        long start = System.nanoTime();
        Thread.sleep(PROBE_PERIOD);
        figures.late.add(System.nanoTime() - start - PROBE_PERIOD.toNanos());
      }
      return null;
    }

    private int status(HttpClient client, String path) throws IOException, InterruptedException {
      URI uri = URI.create("http://localhost:%d%s".formatted(process.port(), path));
      return client
          .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }

    void print() {
      System.out.printf(
          "%-10s answered %.0f of %.0f a second (%.0f %%), p50 %.0f ms, p99 %.0f ms, max %.0f ms;"
              + " refused %s; probes not ready %d of %d; pauses late p50 %.1f ms, p99 %.1f ms%n",
          name,
          crowded.rate(),
          calm.rate(),
          100 * crowded.rate() / calm.rate(),
          crowded.accepted.at(0.5),
          crowded.accepted.at(0.99),
          crowded.accepted.max(),
          crowded.refusals(),
          crowded.unready.sum(),
          crowded.unready.sum() + crowded.ready.sum(),
          crowded.late.at(0.5),
          crowded.late.at(0.99));
    }

    @Override
    public void close() {
      process.close();
    }
  }

  /** What was seen in all rounds. */
  private static final class Figures {
    private final Latencies accepted = new Latencies();
    private final Latencies refused = new Latencies();

    /** Pauses of this process: by as much as these are late, an answer may be without any fault. */
    private final Latencies late = new Latencies();

    private final LongAdder ready = new LongAdder();
    private final LongAdder unready = new LongAdder();

    double rate() {
      return accepted.count() / (double) (ROUNDS * ROUND.toSeconds());
    }

    String refusals() {
      return refused.count() == 0
          ? "none"
          : "%d, p50 %.1f ms, p99 %.1f ms, max %.0f ms"
              .formatted(refused.count(), refused.at(0.5), refused.at(0.99), refused.max());
    }
  }
}
