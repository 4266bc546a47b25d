package com.cartsnitch.bench;

import com.cartsnitch.platform.database.Database;
import com.cartsnitch.platform.database.DatabaseBreaker;
import com.cartsnitch.platform.database.SqlRunner;
import com.cartsnitch.platform.database.SqlStatement;
import com.cartsnitch.platform.database.migrate.Migrations;
import com.cartsnitch.platform.database.pool.Admission;
import com.cartsnitch.platform.database.pool.ConnectionPool;
import com.cartsnitch.platform.health.DatabaseHealth;
import com.cartsnitch.platform.health.Drain;
import com.cartsnitch.platform.health.HealthRoutes;
import com.cartsnitch.platform.health.RedisHealth;
import com.cartsnitch.platform.http.ApiServer;
import com.cartsnitch.platform.http.answer.CommonHeaders;
import com.cartsnitch.platform.http.answer.CorsSettings;
import com.cartsnitch.platform.http.answer.CrossOrigin;
import com.cartsnitch.platform.http.request.ClientAddress;
import com.cartsnitch.platform.http.route.Principal;
import com.cartsnitch.platform.http.route.Route;
import com.cartsnitch.platform.http.server.RequestDeadlines;
import com.cartsnitch.settings.Settings;
import com.cartsnitch.settings.SettingsReader;
import com.cartsnitch.testing.IgnoringPoolListener;
import com.cartsnitch.testing.IgnoringRequestListener;
import com.cartsnitch.testing.NoLimit;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * A service whose only operation runs a statement of 50 ms, with probes, with or without admission:
 * without, every request waits in one line without an end.
 */
public final class SlowService {
  /** The operation. */
  static final String PATH = "/slow";

  private static final Path NO_FILE = Path.of("no-such-file.yaml");
  private static final int NO_LIMIT = 1 << 20;
  private static final SqlStatement STATEMENT =
      new SqlStatement("bench.slow", "SELECT CAST(pg_sleep(0.05) AS text) AS nothing");

  private SlowService() {}

  /**
   * The entry point; it runs until it is killed.
   *
   * @param arguments whether it admits: true or false
   */
  public static void main(String[] arguments) {
    Settings settings = SettingsReader.read(System.getenv(), NO_FILE).settings();
    serve(settings, Boolean.parseBoolean(arguments[0]));
  }

  private static void serve(Settings settings, boolean admits) {
    DatabaseBreaker breaker = new DatabaseBreaker();
    ConnectionPool pool =
        admits
            ? ConnectionPool.create(settings.database(), breaker, new IgnoringPoolListener())
            : ConnectionPool.create(
                settings.database(), breaker, new IgnoringPoolListener(), NO_LIMIT);
    Admission admission = new Admission(admits ? pool.numbers().max() : NO_LIMIT, _ -> {});
    DatabaseHealth health =
        new DatabaseHealth(
            pool, Migrations.requiredRevision(), breaker, settings.health().timeout(), _ -> {});
    HealthRoutes probes =
        new HealthRoutes(
            health,
            pool,
            () -> RedisHealth.State.DISABLED,
            new Drain(),
            () -> true,
            settings.health());
    Database database = Database.create(admission.before(pool), breaker);
    health.start();
    server(settings, admission, probes.routes(), List.of(slow(database))).start();
  }

  private static Route slow(SqlRunner database) {
    return Route.open(
        Method.GET,
        PATH,
        (_, response) -> {
          database.first(STATEMENT, row -> row.column("nothing").get(String.class));
          response.send("ok");
        });
  }

  private static ApiServer server(
      Settings settings, Admission admission, List<Route> probes, List<Route> routes) {
    return new ApiServer(
        settings.server(),
        URI.create("http://localhost"),
        RequestDeadlines.DEFAULT,
        new CommonHeaders(() -> false, new CrossOrigin(new CorsSettings(List.of())), false),
        new IgnoringRequestListener(),
        new ClientAddress(settings.proxies()),
        _ -> new NoLimit(),
        admission,
        SlowService::nobody,
        probes,
        routes);
  }

  private static Principal nobody(ServerRequest request, Route.Access access) {
    throw new IllegalStateException(request.path() + " is for " + access);
  }
}
