package com.cartsnitch.bench;

import com.cartsnitch.auth.access.Callers;
import com.cartsnitch.auth.access.CredentialsProvider;
import com.cartsnitch.auth.access.RequestSecurity;
import com.cartsnitch.auth.session.CredentialReader;
import com.cartsnitch.auth.session.Sessions;
import com.cartsnitch.auth.token.AccessTokens;
import com.cartsnitch.auth.token.RefreshTokens;
import com.cartsnitch.platform.database.Database;
import com.cartsnitch.platform.database.DatabaseBreaker;
import com.cartsnitch.platform.database.pool.Admission;
import com.cartsnitch.platform.database.pool.ConnectionPool;
import com.cartsnitch.platform.http.ApiServer;
import com.cartsnitch.platform.http.answer.CommonHeaders;
import com.cartsnitch.platform.http.answer.CorsSettings;
import com.cartsnitch.platform.http.answer.CrossOrigin;
import com.cartsnitch.platform.http.request.ClientAddress;
import com.cartsnitch.platform.http.route.Route;
import com.cartsnitch.platform.http.server.RequestDeadlines;
import com.cartsnitch.settings.Settings;
import com.cartsnitch.testing.IgnoringPoolListener;
import com.cartsnitch.testing.IgnoringRequestListener;
import com.cartsnitch.testing.NoLimit;
import com.cartsnitch.testing.TestSettings;
import io.helidon.http.Method;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What it costs to know who asks: answers a second of routes that do nothing, an open one and one
 * for users, asked with a session and with an access token. An open one that reads the session too
 * tells the read from all the rest. Each is asked in turns, in one run.
 */
public final class AuthenticationCost implements AutoCloseable {
  private static final int ROUNDS = 20;
  private static final String OPEN = "/open";
  private static final String OPEN_WITH_READ = "/open-with-read";
  private static final String USER = "/user";

  private final ConnectionPool pool;
  private final ApiServer server;
  private final Map<String, Load> loads = new LinkedHashMap<>();

  private AuthenticationCost(Settings settings, String userId) {
    DatabaseBreaker breaker = new DatabaseBreaker();
    this.pool = ConnectionPool.create(settings.database(), breaker, new IgnoringPoolListener());
    Database database = Database.create(pool, breaker);
    Sessions sessions = new Sessions(database);
    RefreshTokens refreshTokens = new RefreshTokens(database, settings.identity());
    AccessTokens accessTokens = new AccessTokens(settings.identity(), Clock.systemUTC());
    RequestSecurity security =
        new RequestSecurity(
            new CredentialsProvider(
                new Callers(
                    new CredentialReader(settings.identity().authSecrets()),
                    sessions,
                    accessTokens,
                    refreshTokens)),
            settings.security().serviceKey());
    this.server =
        new ApiServer(
            settings.server(),
            settings.identity().publicUrl(),
            RequestDeadlines.DEFAULT,
            new CommonHeaders(() -> false, new CrossOrigin(new CorsSettings(List.of())), false),
            new IgnoringRequestListener(),
            new ClientAddress(settings.proxies()),
            _ -> new NoLimit(),
            new Admission(10, _ -> {}),
            security,
            List.of(),
            routes(sessions));
    server.start();
    RefreshTokens.Issued issued =
        database.inTransaction(transaction -> refreshTokens.begin(transaction, userId));
    loads.put(OPEN, new Load(server.port(), OPEN, ""));
    loads.put(OPEN_WITH_READ, new Load(server.port(), OPEN_WITH_READ, ""));
    loads.put("session", new Load(server.port(), USER, BenchDatabases.TOKEN));
    loads.put("access token", new Load(server.port(), USER, accessTokens.issue(issued)));
  }

  private static List<Route> routes(Sessions sessions) {
    return List.of(
        Route.open(Method.GET, OPEN, (_, response) -> response.send(Load.BODY)),
        Route.open(
            Method.GET,
            OPEN_WITH_READ,
            (_, response) -> {
              response.send(sessions.state(BenchDatabases.TOKEN).map(_ -> Load.BODY).orElse(""));
            }),
        Route.user(Method.GET, USER, (_, response, _) -> response.send(Load.BODY)));
  }

  /**
   * The entry point.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) throws Exception {
    try (BenchDatabases databases = BenchDatabases.start()) {
      Settings settings = TestSettings.of(databases.seeded("cost"), Map.of());
      try (AuthenticationCost cost = new AuthenticationCost(settings, demoUser(settings))) {
        cost.run();
      }
    }
  }

  private static String demoUser(Settings settings) throws SQLException {
    return BenchDatabases.value(
        settings.database(), "SELECT id FROM users WHERE email = 'demo@example.com'");
  }

  private void run() throws Exception {
    Map<String, List<Double>> rates = new LinkedHashMap<>();
    for (int round = -1; round < ROUNDS; round++) {
      for (Map.Entry<String, Load> load : loads.entrySet()) {
        double rate = load.getValue().run();
        if (round >= 0) {
          rates.computeIfAbsent(load.getKey(), _ -> new ArrayList<>()).add(rate);
        }
      }
    }
    System.out.printf(
        "%-20s %10s %10s %18s %18s%n", "", "answers/s", "us/answer", "to open", "to the read");
    List<Double> open = rates.getOrDefault(OPEN, List.of());
    List<Double> read = rates.getOrDefault(OPEN_WITH_READ, List.of());
    rates.forEach((name, ofOne) -> print(name, ofOne, open, read));
  }

  private static void print(String name, List<Double> rates, List<Double> open, List<Double> read) {
    System.out.printf(
        "%-20s %10.0f %10.0f %18s %18s%n",
        name, median(rates), 1e6 / median(rates), ratio(rates, open), ratio(rates, read));
  }

  /** The median of the rounds' ratios, and between what the middle half of them is. */
  private static String ratio(List<Double> rates, List<Double> others) {
    List<Double> ratios =
        IntStream.range(0, rates.size())
            .mapToObj(round -> rates.get(round) / others.get(round))
            .sorted()
            .toList();
    int quarter = ratios.size() / 4;
    return "%.2f (%.2f-%.2f)"
        .formatted(median(ratios), ratios.get(quarter), ratios.get(ratios.size() - 1 - quarter));
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  @Override
  public void close() {
    server.close();
    pool.close();
  }
}
