package com.cartsnitch.bench;

import com.cartsnitch.bench.Latencies.Interval;
import com.cartsnitch.platform.database.DatabaseSettings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.sql.SQLException;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Whether the time of an answer tells that there is a user of an e-mail address: the same request
 * for known and unknown addresses, asked in turns in one run, over HTTP.
 */
public final class SignInTiming {
  private static final int SIGN_INS = 200;
  private static final int WARM_UP = 20;
  private static final int RESETS = 1000;

  private final BenchService service;
  private final HttpClient client = BenchService.client();

  private SignInTiming(BenchService service) {
    this.service = service;
  }

  /**
   * The entry point.
   *
   * @param arguments how many pairs of sign-ins a route and how many of resets; 200 and 1000
   *     without
   */
  public static void main(String[] arguments) throws Exception {
    int signIns = arguments.length == 0 ? SIGN_INS : Integer.parseInt(arguments[0]);
    int resets = arguments.length < 2 ? RESETS : Integer.parseInt(arguments[1]);
    try (BenchService service = BenchService.start()) {
      SignInTiming timing = new SignInTiming(service);
      System.out.printf(
          "%-28s %-8s %8s %8s %8s %8s %8s%n",
          "ms", "address", "min", "p10", "median", "p90", "max");
      timing.signIn("/auth/sign-in/email", signIns);
      timing.signIn("/auth/login", signIns);
      timing.reset(resets);
    }
  }

  private void signIn(String path, int rounds) throws IOException, InterruptedException {
    compare(
        new Question(
            path,
            401,
            _ -> service.post(path, credentials("demo@example.com")),
            round -> service.post(path, credentials("n%03d@example.com".formatted(round)))),
        rounds);
  }

  private static String credentials(String email) {
    return "{\"email\":\"%s\",\"password\":\"wrong-password\"}".formatted(email);
  }

  /** Each known address once, so that no user gathers letters. */
  private void reset(int rounds) throws IOException, InterruptedException, SQLException {
    List<String> known = addresses(service.database());
    String path = "/auth/request-password-reset";
    compare(
        new Question(
            path,
            200,
            round -> service.post(path, email(known.get(round % known.size()))),
            round -> service.post(path, email("nobody%05d@example.com".formatted(round)))),
        rounds);
  }

  private static String email(String email) {
    return "{\"email\":\"%s\"}".formatted(email);
  }

  private static List<String> addresses(DatabaseSettings database) throws SQLException {
    String all = BenchDatabases.value(database, "SELECT string_agg(email, ' ') FROM users");
    return List.of(all.split(" "));
  }

  private void compare(Question question, int rounds) throws IOException, InterruptedException {
    if (rounds == 0) {
      return;
    }
    ask(question, WARM_UP, new Latencies(), new Latencies());
    Latencies known = new Latencies();
    Latencies unknown = new Latencies();
    ask(question, rounds, known, unknown);
    print(question.path(), "known", known);
    print("", "unknown", unknown);
    Interval sure = known.medianDifference(unknown);
    double rankSum = known.rankSum(unknown);
    boolean apart = Math.abs(rankSum) > Latencies.SURE && (sure.from() > 0 || sure.to() < 0);
    System.out.printf(
        "%-28s medians differ by %.2f ms; pair by pair, with 95 %% certainty, by %.2f to %.2f ms;"
            + " rank-sum z = %.2f: %s%n",
        rounds + " pairs:",
        known.at(0.5) - unknown.at(0.5),
        sure.from(),
        sure.to(),
        rankSum,
        apart ? "TOLD APART" : "not told apart");
  }

  private void ask(Question question, int rounds, Latencies known, Latencies unknown)
      throws IOException, InterruptedException {
    for (int round = 0; round < rounds; round++) {
      boolean knownFirst = round % 2 == 0;
      if (knownFirst) {
        BenchService.time(client, question.known().apply(round), question.status(), known);
      }
      BenchService.time(client, question.unknown().apply(round), question.status(), unknown);
      if (!knownFirst) {
        BenchService.time(client, question.known().apply(round), question.status(), known);
      }
    }
  }

  private static void print(String path, String address, Latencies latencies) {
    System.out.printf(
        "%-28s %-8s %8.2f %8.2f %8.2f %8.2f %8.2f%n",
        path,
        address,
        latencies.min(),
        latencies.at(0.1),
        latencies.at(0.5),
        latencies.at(0.9),
        latencies.max());
  }

  /**
   * What is asked.
   *
   * @param path the operation
   * @param status what both must be answered
   * @param known the request of a round about an address that a user has
   * @param unknown the request of a round about an address that nobody has
   */
  private record Question(
      String path, int status, IntFunction<HttpRequest> known, IntFunction<HttpRequest> unknown) {}
}
