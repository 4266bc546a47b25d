package com.cartsnitch.bench;

import com.cartsnitch.application.Application;
import com.cartsnitch.platform.database.DatabaseSettings;
import com.cartsnitch.testing.TestSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How long answers take on the demo data and on the same data with a hundred times the price
 * history: two services on two databases of one server, asked in turns, so that noise of the
 * machine meets both. What counts is the ratio of the medians.
 */
public final class HistoryScale {
  private static final int WARM_UP = 60;
  private static final int ROUNDS = 200;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String small;
  private final String large;

  private HistoryScale(int smallPort, int largePort) {
    this.small = "http://localhost:" + smallPort;
    this.large = "http://localhost:" + largePort;
  }

  /**
   * The entry point.
   *
   * @param arguments how many rows to add to the history; 5 000 000 without
   */
  public static void main(String[] arguments) throws Exception {
    long rows = arguments.length == 0 ? PriceHistoryLoad.ROWS : Long.parseLong(arguments[0]);
    try (BenchDatabases databases = BenchDatabases.start()) {
      DatabaseSettings seeded = databases.seeded("small");
      DatabaseSettings grown = databases.copy("small", "large");
      PriceHistoryLoad.load(grown, rows);
      List<Question> questions = Question.all(seeded);
      try (Application one = Application.start(TestSettings.of(seeded, Map.of()));
          Application other = Application.start(TestSettings.of(grown, Map.of()))) {
        new HistoryScale(one.port(), other.port()).run(questions);
      }
    }
  }

  private void run(List<Question> questions) throws IOException, InterruptedException {
    System.out.printf("%-64s %9s %9s %8s %8s %6s%n", "", "bytes", "bytes", "ms", "ms", "ratio");
    System.out.printf("%-64s %9s %9s %8s %8s%n", "median of " + ROUNDS, "x1", "x100", "x1", "x100");
    for (Question question : questions) {
      print(question);
    }
  }

  private void print(Question question) throws IOException, InterruptedException {
    List<Long> smallTimes = new ArrayList<>();
    List<Long> largeTimes = new ArrayList<>();
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      long first = time(round % 2 == 0 ? small : large, question);
      long second = time(round % 2 == 0 ? large : small, question);
      if (round >= 0) {
        smallTimes.add(round % 2 == 0 ? first : second);
        largeTimes.add(round % 2 == 0 ? second : first);
      }
    }
    double smallMedian = median(smallTimes);
    double largeMedian = median(largeTimes);
    System.out.printf(
        "%-64s %9d %9d %8.2f %8.2f %6.2f%n",
        question.label(),
        ask(small, question).length(),
        ask(large, question).length(),
        smallMedian,
        largeMedian,
        largeMedian / smallMedian);
  }

  private long time(String base, Question question) throws IOException, InterruptedException {
    long start = System.nanoTime();
    ask(base, question);
    return System.nanoTime() - start;
  }

  private String ask(String base, Question question) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + question.path()))
            .header("Authorization", "Bearer " + BenchDatabases.TOKEN)
            .build();
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IllegalStateException(question.path() + ": " + response.body());
    }
    return response.body();
  }

  private static double median(List<Long> nanos) {
    return nanos.stream().sorted().skip(nanos.size() / 2).findFirst().orElseThrow() / 1e6;
  }

  /**
   * What is asked.
   *
   * @param label how the table shows it
   * @param path the path and query
   */
  private record Question(String label, String path) {

    /** Of a time that both databases have observations of, so that the answers are the same. */
    static List<Question> all(DatabaseSettings database) throws SQLException {
      String product = BenchDatabases.value(database, MOST_SEEN);
      String from = BenchDatabases.value(database, "SELECT min(observed_date) FROM price_history");
      String compared =
          BenchDatabases.value(
              database,
              "SELECT string_agg('product_ids=' || id, '&') FROM"
                  + " (SELECT id FROM normalized_products ORDER BY id LIMIT 20) AS p");
      return List.of(
          of("/api/v1/products/" + product),
          of("/api/v1/prices/trends?category=dairy&from=" + from),
          of("/api/v1/prices/increases"),
          of("/api/v1/prices/comparison?" + compared),
          of("/api/v1/public/trends/" + product),
          of("/api/v1/public/inflation"),
          of("/api/v1/public/inflation?period=1y"),
          of("/api/v1/public/inflation?period=3m"),
          of("/api/v1/purchases"),
          of("/api/v1/purchases/stats"),
          of("/api/v1/alerts"),
          of("/api/v1/coupons/relevant"),
          of("/api/v1/public/store-comparison?" + compared),
          of("/api/v1/prices/trends"),
          of("/api/v1/products/" + product + "/prices"));
    }

    private static Question of(String path) {
      String label = path.length() > 62 ? path.substring(0, 59) + "..." : path;
      return new Question(label, path);
    }

    private static final String MOST_SEEN =
        "SELECT normalized_product_id FROM price_history GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT"
            + " 1";
  }
}
