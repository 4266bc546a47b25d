package com.cartsnitch.platform.http;

import com.cartsnitch.platform.database.pool.Admission;
import com.cartsnitch.platform.http.answer.CommonHeaders;
import com.cartsnitch.platform.http.error.ErrorMapper;
import com.cartsnitch.platform.http.error.TransportErrors;
import com.cartsnitch.platform.http.filter.AdmissionFilter;
import com.cartsnitch.platform.http.filter.CorsFilter;
import com.cartsnitch.platform.http.filter.EncodingFilter;
import com.cartsnitch.platform.http.filter.RequestFilter;
import com.cartsnitch.platform.http.request.ClientAddress;
import com.cartsnitch.platform.http.route.Authentication;
import com.cartsnitch.platform.http.route.BodyLimit;
import com.cartsnitch.platform.http.route.Declarations;
import com.cartsnitch.platform.http.route.Route;
import com.cartsnitch.platform.http.server.HttpConnections;
import com.cartsnitch.platform.http.server.RequestDeadlines;
import com.cartsnitch.platform.http.server.SlowRequests;
import com.cartsnitch.platform.http.watch.RequestListener;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.observe.ObserveFeature;
import io.helidon.webserver.observe.metrics.MetricsObserver;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The two listeners: the main one with the API, the admin one with health and metrics, each with
 * the probes. The order of the filters is the order of the stations on a request's way in.
 */
public final class ApiServer implements AutoCloseable {
  private static final String ADMIN = "admin";
  private static final int BACKLOG = 1024;
  private static final Duration ADMIN_GRACE = Duration.ofSeconds(1);
  // longer than a proxy keeps its idle connections (60 s), which else meet a reset
  private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(75);
  private static final Duration IDLE_CHECK_PERIOD = Duration.ofSeconds(5);

  private final WebServer server;
  private final ServerSettings settings;
  private final SlowRequests slowRequests;

  /**
   * @param limits makes the station that counts requests
   */
  public ApiServer(
      ServerSettings settings,
      URI publicUrl,
      RequestDeadlines deadlines,
      CommonHeaders commonHeaders,
      RequestListener requests,
      ClientAddress clients,
      Function<ErrorMapper, Filter> limits,
      Admission admission,
      Authentication authentication,
      List<Route> probes,
      List<Route> api) {
    this.settings = settings;
    this.slowRequests = new SlowRequests(deadlines);
    ErrorMapper errors = new ErrorMapper(commonHeaders);
    List<Route> routes = Stream.concat(probes.stream(), api.stream()).toList();
    RouteTable operations = new RouteTable(routes, authentication, errors);
    HttpRouting.Builder mainRouting =
        HttpRouting.builder()
            .addFilter(
                new RequestFilter(
                    settings.requestTimeout(),
                    commonHeaders,
                    requests,
                    clients,
                    new Declarations(routes)))
            .addFilter(new CorsFilter(commonHeaders.pages(), errors))
            .addFilter(limits.apply(errors))
            .addFilter(new AdmissionFilter(admission))
            .addFilter(new EncodingFilter(errors))
            .error(Throwable.class, errors)
            .register(operations)
            .any(operations::notFound);
    HttpRouting.Builder adminRouting =
        HttpRouting.builder()
            .error(Throwable.class, errors)
            .register(new RouteTable(probes, authentication, errors));
    WebServerConfig.Builder builder = WebServer.builder();
    ListenerConfig.Builder admin = ListenerConfig.builder();
    DirectHandlers transportErrors = TransportErrors.handlers(commonHeaders, requests::refused);
    BooleanSupplier draining = commonHeaders.draining();
    for (ListenerConfig.BuilderBase<?, ?> listener : List.of(builder, admin)) {
      setUp(listener, transportErrors);
      new HttpConnections(deadlines, slowRequests, draining, publicUrl).setUp(listener);
    }
    this.server =
        builder
            .port(settings.port())
            .shutdownGracePeriod(settings.shutdownGrace())
            .shutdownHook(false)
            .featuresDiscoverServices(false)
            .maxPayloadSize(largestBody(routes))
            .routing(mainRouting)
            .putSocket(
                ADMIN,
                admin
                    .name(ADMIN)
                    .port(settings.adminPort())
                    .shutdownGracePeriod(ADMIN_GRACE)
                    .routing(adminRouting)
                    .build())
            .addFeature(metrics())
            .build();
  }

  /**
   * Opens the listeners.
   *
   * @throws StartException if a port can't be had
   */
  public void start() {
    Ports.requireFree("CARTSNITCH_PORT", settings.port());
    Ports.requireFree("CARTSNITCH_ADMIN_PORT", settings.adminPort());
    slowRequests.start();
    server.start();
    if (!server.isRunning()) {
      throw new StartException("A listener could not be opened; the lines above say why");
    }
  }

  /** Whether the listeners are open. */
  public boolean listening() {
    return server.isRunning();
  }

  /** The main listener's port. */
  public int port() {
    return server.port();
  }

  /** The admin listener's port. */
  public int adminPort() {
    return server.port(ADMIN);
  }

  @Override
  public void close() {
    server.stop();
    slowRequests.close();
  }

  /** Routes refuse what is too large for them; what none takes is refused before routing. */
  private static long largestBody(List<Route> routes) {
    return routes.stream().mapToLong(route -> route.bodyLimit().bytes()).max().orElse(0);
  }

  private static void setUp(
      ListenerConfig.BuilderBase<?, ?> listener, DirectHandlers transportErrors) {
    listener
        .backlog(BACKLOG)
        .maxPayloadSize(BodyLimit.SMALL.bytes())
        .idleConnectionTimeout(IDLE_TIMEOUT)
        .idleConnectionPeriod(IDLE_CHECK_PERIOD)
        .directHandlers(transportErrors);
  }

  private static ObserveFeature metrics() {
    return ObserveFeature.builder()
        .observersDiscoverServices(false)
        .sockets(List.of(ADMIN))
        .endpoint("/")
        .addObserver(MetricsObserver.create())
        .build();
  }
}
