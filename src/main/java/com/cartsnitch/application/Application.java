package com.cartsnitch.application;

import com.cartsnitch.auth.password.PasswordHasher;
import com.cartsnitch.auth.sweep.Sweep;
import com.cartsnitch.platform.answers.AnswerCache;
import com.cartsnitch.platform.answers.PublicAnswers;
import com.cartsnitch.platform.config.Environment;
import com.cartsnitch.platform.database.Database;
import com.cartsnitch.platform.database.DatabaseBreaker;
import com.cartsnitch.platform.database.migrate.Migrations;
import com.cartsnitch.platform.database.pool.Admission;
import com.cartsnitch.platform.database.pool.ConnectionPool;
import com.cartsnitch.platform.errorstats.ErrorStats;
import com.cartsnitch.platform.errorstats.ErrorStatsRoutes;
import com.cartsnitch.platform.health.DatabaseHealth;
import com.cartsnitch.platform.health.Drain;
import com.cartsnitch.platform.health.HealthRoutes;
import com.cartsnitch.platform.http.ApiServer;
import com.cartsnitch.platform.http.StartException;
import com.cartsnitch.platform.http.answer.CommonHeaders;
import com.cartsnitch.platform.http.answer.CrossOrigin;
import com.cartsnitch.platform.http.origin.TrustedOrigins;
import com.cartsnitch.platform.http.request.ClientAddress;
import com.cartsnitch.platform.http.route.Route;
import com.cartsnitch.platform.http.server.RequestDeadlines;
import com.cartsnitch.platform.limit.Limits;
import com.cartsnitch.platform.limit.RateLimitFilter;
import com.cartsnitch.platform.logging.AuditLog;
import com.cartsnitch.platform.logging.SecretPaths;
import com.cartsnitch.platform.mail.MailSettings;
import com.cartsnitch.platform.mail.Mailbox;
import com.cartsnitch.platform.mail.NoMailServer;
import com.cartsnitch.platform.mail.Postman;
import com.cartsnitch.platform.mail.SmtpTransport;
import com.cartsnitch.platform.metrics.BuildInfo;
import com.cartsnitch.platform.metrics.CacheMeters;
import com.cartsnitch.platform.metrics.HealthMeters;
import com.cartsnitch.platform.metrics.LimitMeters;
import com.cartsnitch.platform.metrics.MailMeters;
import com.cartsnitch.platform.metrics.Meters;
import com.cartsnitch.platform.metrics.PoolMeters;
import com.cartsnitch.platform.metrics.RedisMeters;
import com.cartsnitch.platform.metrics.RequestMeters;
import com.cartsnitch.platform.metrics.StatementMeters;
import com.cartsnitch.platform.redis.RedisCalls;
import com.cartsnitch.platform.redis.RedisConnection;
import com.cartsnitch.settings.Settings;
import io.avaje.jsonb.Jsonb;
import io.helidon.metrics.api.MetricsFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The composition root: settings in, a running service out. It is the only place that knows every
 * part; reading {@link #assemble} from top to bottom shows how they hang together.
 */
public final class Application implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Application.class);

  /** A password that waited longer is not worth checking: its client has gone. */
  private static final Duration PASSWORD_PATIENCE = Duration.ofSeconds(5);

  private final Settings settings;
  private final Resources resources = new Resources();
  private final Drain drain = new Drain();
  private final CountDownLatch closed = new CountDownLatch(1);
  private List<Route> operations;
  private ApiServer server;
  private ConnectionPool pool;

  @SuppressWarnings("NullAway.Init") // assemble() sets what start() hands out
  private Application(Settings settings) {
    this.settings = settings;
  }

  /**
   * Starts the service. The database and Redis may be away; the service becomes ready when the
   * database comes.
   *
   * @param settings what to run with
   * @throws StartException if a listener can't be opened; what was opened before is closed
   */
  public static Application start(Settings settings) {
    Application application = new Application(settings);
    try {
      application.assemble();
      return application;
    } catch (RuntimeException | Error e) {
      application.resources.close();
      throw e;
    }
  }

  private void assemble() {
    Meters meters = resources.add(new Meters(MetricsFactory.getInstance().globalRegistry()));
    RequestMeters requestMeters = new RequestMeters(meters);
    ErrorStats errorStats = new ErrorStats(InstantSource.system());
    BuildInfo build = BuildInfo.read();
    build.observe(meters, Migrations.requiredRevision());

    DatabaseBreaker breaker = new DatabaseBreaker();
    PoolMeters poolMeters = new PoolMeters(meters);
    pool = resources.add(ConnectionPool.create(settings.database(), breaker, poolMeters));
    PoolMeters.observe(meters, pool, breaker);
    Admission admission = new Admission(pool.numbers().max(), poolMeters::refused);
    PoolMeters.observe(meters, admission);
    Database database =
        Database.create(admission.before(pool), breaker, new StatementMeters(meters));
    RedisConnection redis = resources.add(RedisConnection.create(settings.redis()));
    RedisCalls redisCalls = new RedisCalls(redis, new RedisMeters(meters));
    ClientAddress clients = new ClientAddress(settings.proxies());
    Limits limits =
        Limits.create(settings.rateLimits(), clients, redisCalls, new LimitMeters(meters));
    DatabaseHealth health =
        resources.add(
            new DatabaseHealth(
                pool,
                Migrations.requiredRevision(),
                breaker,
                settings.health().timeout(),
                new HealthMeters(meters)));

    HealthRoutes probes =
        new HealthRoutes(health, pool, redis, drain, () -> server.listening(), settings.health());
    TrustedOrigins origins = new TrustedOrigins(settings.identity().trustedOrigins());
    Jsonb jsonb = Jsonb.builder().serializeNulls(true).serializeEmpty(true).build();
    AuthModule identity =
        new AuthModule(
            settings,
            database,
            origins,
            resources.add(new PasswordHasher(PASSWORD_PATIENCE)),
            mailbox(meters),
            clients,
            limits);
    FeatureModule features =
        new FeatureModule(
            settings,
            database,
            publicAnswers(database, breaker, redisCalls, meters),
            build,
            resources);
    List<Route> routes =
        Stream.of(
                identity.routes(jsonb),
                features.routes(jsonb),
                new ErrorStatsRoutes(errorStats, jsonb).routes())
            .flatMap(List::stream)
            .toList();
    operations = Stream.concat(probes.routes().stream(), routes.stream()).toList();
    server =
        resources.add(
            new ApiServer(
                settings.server(),
                settings.identity().publicUrl(),
                RequestDeadlines.DEFAULT,
                commonHeaders(),
                requestMeters.and(errorStats).and(auditLog(jsonb)),
                clients,
                errors ->
                    new RateLimitFilter(limits.requests(), identity.credentialCheck(), errors),
                admission,
                identity.authentication(),
                probes.routes(),
                routes));
    Sweep sweep = resources.add(new Sweep(database));
    redis.start();
    health.start();
    sweep.start();
    server.start();
  }

  private CommonHeaders commonHeaders() {
    return new CommonHeaders(
        drain::draining,
        new CrossOrigin(settings.cors()),
        settings.identity().publicUrl().getScheme().equals("https"));
  }

  private AuditLog auditLog(Jsonb jsonb) {
    List<String> templates = operations.stream().map(Route::template).toList();
    return new AuditLog(InstantSource.system(), new SecretPaths(templates), jsonb);
  }

  private Mailbox mailbox(Meters meters) {
    MailSettings mail = settings.mail();
    return mail.server().isPresent()
        ? resources.add(
            new Postman(
                new SmtpTransport(mail.server().get(), mail.from()), new MailMeters(meters)))
        : new NoMailServer(settings.environment() == Environment.DEV);
  }

  private PublicAnswers publicAnswers(
      Database database, DatabaseBreaker breaker, RedisCalls redis, Meters meters) {
    AnswerCache cache =
        new AnswerCache(
            database, breaker, redis, settings.stale(), AnswerCache.ROOM, new CacheMeters(meters));
    return new PublicAnswers(cache, InstantSource.system());
  }

  /** Every operation of the main listener. */
  public List<Route> operations() {
    return operations;
  }

  /** The main listener's port. */
  public int port() {
    return server.port();
  }

  /** The admin listener's port. */
  public int adminPort() {
    return server.adminPort();
  }

  /** Waits until the service has stopped. */
  public void awaitClosed() throws InterruptedException {
    closed.await();
  }

  /**
   * Stops the service: not ready at once, serving for the drain, then the listeners, then what they
   * use. A request that was accepted is answered.
   */
  @Override
  public void close() {
    drain.begin();
    LOG.info("Draining for {} ms", settings.server().drain().toMillis());
    pause(settings.server().drain());
    pool.drain();
    resources.close();
    LOG.info("The drain is complete");
    closed.countDown();
  }

  private static void pause(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
