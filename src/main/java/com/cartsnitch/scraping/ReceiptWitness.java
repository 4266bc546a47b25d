package com.cartsnitch.scraping;

import com.cartsnitch.platform.config.Secret;
import com.cartsnitch.platform.http.request.RequestContext;
import com.cartsnitch.platform.http.request.TraceContext;
import io.helidon.common.tls.Tls;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.webclient.api.ClientConnection;
import io.helidon.webclient.api.ConnectionKey;
import io.helidon.webclient.api.HttpClientRequest;
import io.helidon.webclient.api.HttpClientResponse;
import io.helidon.webclient.api.TcpClientConnection;
import io.helidon.webclient.api.WebClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The ReceiptWitness service over HTTP. Every exchange has a connection and a thread of its own: a
 * kept connection may have been closed at the other end, which a POST must not find out, and only
 * another thread can end an exchange whose bytes come one by one.
 */
final class ReceiptWitness implements AutoCloseable {
  private static final HeaderName SERVICE_KEY = HeaderNames.create("X-Service-Key");
  private static final HeaderName USER_ID = HeaderNames.create("X-User-Id");
  private static final HeaderName REQUEST_ID = HeaderNames.create("X-Request-Id");
  private static final String HTTPS = "https";
  private static final List<String> ALPN = List.of("http/1.1");

  private final URI base;
  private final Secret serviceKey;
  private final Deadlines deadlines;
  private final WebClient client;
  private final ConnectionKey address;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  ReceiptWitness(URI base, Secret serviceKey, Deadlines deadlines) {
    this.base = base;
    this.serviceKey = serviceKey;
    this.deadlines = deadlines;
    this.client =
        WebClient.builder()
            .connectTimeout(deadlines.connect())
            .readTimeout(deadlines.silence())
            .followRedirects(false)
            .keepAlive(false)
            .servicesDiscoverServices(false)
            .build();
    this.address = address();
  }

  private ConnectionKey address() {
    boolean https = base.getScheme().equals(HTTPS);
    int port = https ? 443 : 80;
    return new ConnectionKey(
        base.getScheme(),
        base.getHost(),
        base.getPort() < 0 ? port : base.getPort(),
        deadlines.silence(),
        https ? client.prototype().tls() : Tls.builder().enabled(false).build(),
        client.prototype().dnsResolver(),
        client.prototype().dnsAddressLookup(),
        client.prototype().proxy());
  }

  /**
   * Asks and waits for the whole answer.
   *
   * @param method the method
   * @param path below the base URL
   * @param userId the user on whose behalf it asks
   * @return the answer, whatever its status
   * @throws NoAnswerException if there is none in time, or it is no HTTP, or too long
   */
  UpstreamAnswer exchange(Method method, String path, String userId) {
    // the other thread knows nothing of the request
    Optional<RequestContext> context = RequestContext.current();
    Future<UpstreamAnswer> answer = executor.submit(() -> exchange(method, path, userId, context));
    try {
      return answer.get(deadlines.exchange().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      throw new NoAnswerException("not finished within " + deadlines.exchange());
    } catch (ExecutionException e) {
      throw failed(e.getCause());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new NoAnswerException("interrupted");
    } finally {
      // interrupted, a virtual thread's socket is closed
      answer.cancel(true);
    }
  }

  /** Other messages than those of the network quote the answer. */
  private static NoAnswerException failed(@Nullable Throwable cause) {
    return switch (cause) {
      case NoAnswerException none -> none;
      case IOException io -> new NoAnswerException(io.toString());
      case UncheckedIOException io -> new NoAnswerException(io.toString());
      case null -> new NoAnswerException("failed");
      default -> new NoAnswerException(cause.getClass().getName());
    };
  }

  private UpstreamAnswer exchange(
      Method method, String path, String userId, Optional<RequestContext> context)
      throws IOException {
    ClientConnection connection = connect();
    try {
      HttpClientRequest request =
          client
              .method(method)
              .uri(base + path)
              .connection(connection)
              .header(HeaderValues.CONNECTION_CLOSE)
              .header(HeaderNames.ACCEPT, "application/json")
              .header(SERVICE_KEY, serviceKey.value())
              .header(USER_ID, userId);
      context.map(RequestContext::id).ifPresent(id -> request.header(REQUEST_ID, id));
      context.flatMap(RequestContext::trace).ifPresent(trace -> passOn(trace, request));
      return answer(request);
    } finally {
      // Helidon leaves it open where it can't understand the answer
      connection.closeResource();
    }
  }

  private static void passOn(TraceContext trace, HttpClientRequest request) {
    request.header(TraceContext.PARENT, trace.parent());
    trace.state().ifPresent(state -> request.header(TraceContext.STATE, state));
  }

  private ClientConnection connect() {
    try {
      return TcpClientConnection.create(client, address, ALPN, _ -> false, _ -> {}).connect();
    } catch (UncheckedIOException | IllegalArgumentException e) {
      // the latter where the name is unknown
      throw new NoAnswerException("no connection: " + e.getMessage());
    }
  }

  private static UpstreamAnswer answer(HttpClientRequest request) throws IOException {
    try (HttpClientResponse response = request.request()) {
      return new UpstreamAnswer(
          response.status().code(),
          response.headers().first(HeaderNames.RETRY_AFTER),
          UpstreamBody.read(response));
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
    client.closeResource();
  }
}
