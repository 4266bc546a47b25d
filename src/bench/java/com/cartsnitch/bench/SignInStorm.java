package com.cartsnitch.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * What a storm of sign-ins, more than are hashed in time, does to everybody else: how long probes
 * and data requests take by themselves, beside crowds of data requests, and beside crowds of
 * sign-ins. The middle one tells what comes of the hashing from what comes of any crowd.
 */
public final class SignInStorm {
  private static final int AT_ONCE = 200;
  private static final int WAVES = 4;
  private static final int WARM_UP = 200;
  private static final Duration QUIET = Duration.ofSeconds(12);
  private static final Duration BETWEEN = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofMillis(10);
  private static final double HEALTH_LIMIT = 850;
  private static final String DATA = "/api/v1/me/email-in-address";

  private final BenchService service;
  private final int atOnce;
  private final Probe health = Probe.of("/health");
  private final List<Probe> probes = List.of(health, Probe.of("/api/v1/stores"), Probe.of(DATA));

  /** The askers' own pauses: what these are late, an answer may be late without any fault. */
  private final Probe pause = Probe.of("(a pause of 10 ms)");

  private SignInStorm(BenchService service, int atOnce) {
    this.service = service;
    this.atOnce = atOnce;
  }

  /**
   * The entry point.
   *
   * @param arguments how many sign in at once; 200 without
   */
  public static void main(String[] arguments) throws Exception {
    int atOnce = arguments.length == 0 ? AT_ONCE : Integer.parseInt(arguments[0]);
    try (BenchService service = BenchService.start()) {
      new SignInStorm(service, atOnce).run();
    }
  }

  private void run() throws Exception {
    warmUp();
    Crowd first = new Crowd(1, this::signIn);
    Crowd signIns = new Crowd(WAVES, this::signIn);
    Crowd data = new Crowd(WAVES, _ -> service.get(DATA));
    besides(Probe::first, first::come);
    besides(Probe::quiet, () -> Thread.sleep(QUIET));
    besides(Probe::crowd, data::come);
    besides(Probe::storm, signIns::come);
    System.out.printf(
        "%-28s %-7s %6s %9s %9s %9s %7s%n", "ms", "", "count", "p50", "p99", "max", "not 200");
    probes.forEach(Probe::print);
    pause.print();
    first.print("sign-ins after the start");
    data.print("data requests");
    signIns.print("sign-ins");
    System.out.printf(
        "/health 200 within %.0f ms, whatever went on: %s; in the first crowd: %s%n",
        HEALTH_LIMIT,
        verdict(health.quiet(), health.crowd(), health.storm()),
        verdict(health.first()));
  }

  private static String verdict(Phase... phases) {
    return Stream.of(phases)
            .allMatch(phase -> phase.bad().sum() == 0 && phase.times().max() <= HEALTH_LIMIT)
        ? "yes"
        : "NO";
  }

  private void warmUp() throws IOException, InterruptedException {
    try (HttpClient client = BenchService.client()) {
      for (int i = 0; i < WARM_UP; i++) {
        for (Probe probe : probes) {
          BenchService.time(client, service.get(probe.path()), 200, new Latencies());
        }
      }
    }
    new Crowd(WAVES, _ -> service.get(DATA)).come();
  }

  /** Half of them with the right password. */
  private HttpRequest signIn(int number) {
    return service.post(
        "/auth/sign-in/email",
        "{\"email\":\"demo@example.com\",\"password\":\"%s\"}"
            .formatted(number % 2 == 0 ? "demo-password" : "wrong-password"));
  }

  /** Every probe asks again and again, on a thread of its own, as long as something goes on. */
  private void besides(Function<Probe, Phase> phase, Work work) throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    List<Future<?>> askers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(probes.size())) {
      for (Probe probe : probes) {
        askers.add(threads.submit(() -> ask(probe, phase, over)));
      }
      work.run();
      over.set(true);
      for (Future<?> asker : askers) {
        asker.get();
      }
    }
  }

  private boolean ask(Probe probe, Function<Probe, Phase> phase, AtomicBoolean over)
      throws InterruptedException {
    try (HttpClient client = BenchService.client()) {
      while (!over.get()) {
        phase.apply(probe).answered(() -> status(client, service.get(probe.path())));
        phase
            .apply(pause)
            .answered(
                () -> {
                  Thread.sleep(PAUSE);
                  return 200;
                });
      }
    }
    return true;
  }

  /** The answer's status; 0 if there was none. */
  private static int status(HttpClient client, HttpRequest request) throws InterruptedException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException _) {
      return 0;
    }
  }

  /** The same request by many at once, wave after wave. */
  private final class Crowd {
    private final int waves;
    private final IntFunction<HttpRequest> requests;
    private final Phase answers = Phase.begin();
    private final Map<Integer, LongAdder> statuses = new ConcurrentSkipListMap<>();

    Crowd(int waves, IntFunction<HttpRequest> requests) {
      this.waves = waves;
      this.requests = requests;
    }

    /** A wave begins when the one before it is answered, so that refusals alone make no load. */
    void come() throws InterruptedException {
      try (HttpClient client = BenchService.client()) {
        for (int wave = 0; wave < waves; wave++) {
          try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < atOnce; i++) {
              HttpRequest request = requests.apply(i);
              threads.execute(() -> send(client, request));
            }
          }
          Thread.sleep(BETWEEN);
        }
      }
    }

    private void send(HttpClient client, HttpRequest request) {
      try {
        int status = answers.answered(() -> status(client, request));
        statuses.computeIfAbsent(status, _ -> new LongAdder()).increment();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }

    void print(String what) {
      System.out.printf(
          "%d times %d %s, at once; by status: %s; median %.0f ms, slowest %.0f ms%n",
          waves, atOnce, what, statuses, answers.times().at(0.5), answers.times().max());
    }
  }

  /**
   * What everybody else asks for.
   *
   * @param path what
   * @param quiet the answers by themselves
   * @param crowd the answers beside a crowd of data requests
   * @param first the answers beside the first crowd of sign-ins, whose code nobody has run before
   * @param storm the answers beside crowds of sign-ins
   */
  private record Probe(String path, Phase quiet, Phase crowd, Phase first, Phase storm) {

    static Probe of(String path) {
      return new Probe(path, Phase.begin(), Phase.begin(), Phase.begin(), Phase.begin());
    }

    void print() {
      quiet.print(path, "quiet");
      first.print("", "first");
      crowd.print("", "crowd");
      storm.print("", "storm");
      ratio("crowd", crowd.times());
      ratio("storm", storm.times());
    }

    private void ratio(String phase, Latencies busy) {
      System.out.printf(
          "%-28s %-7s %6s %9.1f %9.1f %9.1f%n",
          "",
          phase,
          "ratio",
          busy.at(0.5) / quiet.times().at(0.5),
          busy.at(0.99) / quiet.times().at(0.99),
          busy.max() / quiet.times().max());
    }
  }

  /**
   * The answers of some time.
   *
   * @param times how long they took
   * @param bad how many were not 200
   */
  private record Phase(Latencies times, LongAdder bad) {

    static Phase begin() {
      return new Phase(new Latencies(), new LongAdder());
    }

    int answered(Request request) throws InterruptedException {
      long start = System.nanoTime();
      int status = request.send();
      times.add(System.nanoTime() - start);
      if (status != 200) {
        bad.increment();
      }
      return status;
    }

    void print(String path, String phase) {
      System.out.printf(
          "%-28s %-7s %6d %9.2f %9.2f %9.2f %7d%n",
          path, phase, times.count(), times.at(0.5), times.at(0.99), times.max(), bad.sum());
    }
  }

  /** Something with a status. */
  @FunctionalInterface
  private interface Request {
    int send() throws InterruptedException;
  }

  /** Something that goes on. */
  @FunctionalInterface
  private interface Work {
    void run() throws InterruptedException;
  }
}
