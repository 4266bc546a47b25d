package com.cartsnitch.platform.http;

import com.cartsnitch.platform.config.ServerSettings;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.observe.ObserveFeature;
import io.helidon.webserver.observe.metrics.MetricsObserver;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The two listeners: the main one with the API, the admin one with health and metrics, each with
 * the probes. The order of the filters is the order of the stations on a request's way in.
 */
public final class ApiServer implements AutoCloseable {
  private static final String ADMIN = "admin";
  private static final long MAX_BODY = 1L << 20;
  private static final int MAX_HEADERS = 16 * 1024;
  // a hundred product ids fit
  private static final int MAX_REQUEST_LINE = 8 * 1024;
  private static final int BACKLOG = 1024;
  private static final Duration ADMIN_GRACE = Duration.ofSeconds(1);
  // longer than a proxy keeps its idle connections (60 s), which else meet a reset
  private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(75);
  private static final Duration IDLE_CHECK_PERIOD = Duration.ofSeconds(5);

  private final WebServer server;
  private final ServerSettings settings;

  /**
   * Makes the server.
   *
   * @param settings ports and time limits
   * @param commonHeaders what every answer carries
   * @param requests told of every request
   * @param clients tells from where a request comes
   * @param limits makes the station that counts requests
   * @param authentication stands before every operation that is not open
   * @param probes the operations of both listeners
   * @param api the operations of the main listener
   */
  public ApiServer(
      ServerSettings settings,
      CommonHeaders commonHeaders,
      RequestListener requests,
      ClientAddress clients,
      Function<ErrorMapper, Filter> limits,
      Authentication authentication,
      List<Route> probes,
      List<Route> api) {
    this.settings = settings;
    ErrorMapper errors = new ErrorMapper(commonHeaders);
    List<Route> routes = Stream.concat(probes.stream(), api.stream()).toList();
    RouteTable operations = new RouteTable(routes, authentication, errors);
    HttpRouting.Builder mainRouting =
        HttpRouting.builder()
            .addFilter(new ConnectionFilter())
            .addFilter(
                new RequestFilter(
                    settings.requestTimeout(),
                    commonHeaders,
                    requests,
                    clients,
                    new Dialects(routes)))
            .addFilter(new CorsFilter(commonHeaders.pages(), errors))
            .addFilter(limits.apply(errors))
            .addFilter(new ContentLengthFilter(errors))
            .addFilter(new EncodingFilter(errors))
            .error(Throwable.class, errors)
            .register(operations)
            .any(operations::notFound);
    HttpRouting.Builder adminRouting =
        HttpRouting.builder()
            .addFilter(new ConnectionFilter())
            .addFilter(new ContentLengthFilter(errors))
            .error(Throwable.class, errors)
            .register(new RouteTable(probes, authentication, errors));
    WebServerConfig.Builder builder = WebServer.builder();
    DirectHandlers transportErrors = TransportErrors.handlers(commonHeaders, requests::refused);
    listener(builder, settings.port(), settings.shutdownGrace(), transportErrors);
    this.server =
        builder
            .shutdownHook(false)
            .featuresDiscoverServices(false)
            .routing(mainRouting)
            .putSocket(ADMIN, admin(settings, adminRouting, transportErrors))
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
  }

  private static ListenerConfig admin(
      ServerSettings settings, HttpRouting.Builder routing, DirectHandlers transportErrors) {
    ListenerConfig.Builder builder = ListenerConfig.builder();
    listener(builder, settings.adminPort(), ADMIN_GRACE, transportErrors);
    return builder.name(ADMIN).routing(routing).build();
  }

  private static void listener(
      ListenerConfig.BuilderBase<?, ?> builder,
      int port,
      Duration grace,
      DirectHandlers transportErrors) {
    Http1Config http =
        Http1Config.builder()
            .maxHeadersSize(MAX_HEADERS)
            .maxPrologueLength(MAX_REQUEST_LINE)
            .build();
    builder
        .port(port)
        .backlog(BACKLOG)
        .maxPayloadSize(MAX_BODY)
        .shutdownGracePeriod(grace)
        .idleConnectionTimeout(IDLE_TIMEOUT)
        .idleConnectionPeriod(IDLE_CHECK_PERIOD)
        .connectionOptions(options -> options.tcpNoDelay(true))
        .protocolsDiscoverServices(false)
        .addProtocol(http)
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
