package com.cartsnitch.platform.http.server;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionListener;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.net.URI;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Makes the connections of a listener. */
public final class HttpConnections implements ServerConnectionSelector {
  private static final int MAX_HEADERS = 16 * 1024;
  // a hundred product ids fit
  private static final int MAX_REQUEST_LINE = 8 * 1024;

  private final AcceptedSockets sockets = new AcceptedSockets();
  private final RequestDeadlines deadlines;
  private final SlowRequests slow;
  private final BooleanSupplier draining;
  private final OwnHosts hosts;
  private final ServerConnectionSelector helidon = helidon();

  /**
   * @param draining whether every connection is to be closed after its answer
   */
  public HttpConnections(
      RequestDeadlines deadlines, SlowRequests slow, BooleanSupplier draining, URI publicUrl) {
    this.deadlines = deadlines;
    this.slow = slow;
    this.draining = draining;
    this.hosts = new OwnHosts(publicUrl);
  }

  /** Sets a listener up, which then speaks HTTP/1.1 and nothing else. */
  public void setUp(ListenerConfig.BuilderBase<?, ?> listener) {
    listener
        .connectionOptions(sockets)
        .protocolsDiscoverServices(false)
        .addConnectionSelector(this);
  }

  /**
   * Sends the first bytes of the answer that this thread works at, which are the same for all. A
   * client that has closed its connection resets it then; one that has only finished sending takes
   * them.
   *
   * @throws java.io.UncheckedIOException if it was reset before
   */
  public static void beginAnswer() {
    HttpConnection.current().writer().begin();
  }

  private static ServerConnectionSelector helidon() {
    Http1Config http =
        Http1Config.builder()
            .maxHeadersSize(MAX_HEADERS)
            .maxPrologueLength(MAX_REQUEST_LINE)
            // else it is taken for granted that a client which was not told to go on sends no body
            .continueImmediately(true)
            .addReceiveListener(new Requests())
            .addSendListener(new Answers())
            .build();
    return Http1ConnectionSelector.builder().config(http).build();
  }

  @Override
  public int bytesToIdentifyConnection() {
    return helidon.bytesToIdentifyConnection();
  }

  @Override
  public Support supports(BufferData data) {
    return helidon.supports(data);
  }

  @Override
  public Set<String> supportedApplicationProtocols() {
    return helidon.supportedApplicationProtocols();
  }

  @Override
  public ServerConnection connection(ConnectionContext context) {
    return new HttpConnection(
        context,
        sockets.take(context.remotePeer().address()),
        deadlines,
        slow,
        draining,
        hosts,
        helidon);
  }

  /** What Helidon hands to listeners are the headers that it goes on with. */
  private static WritableHeaders<?> writable(Headers headers) {
    return (WritableHeaders<?>) headers;
  }

  private static final class Requests implements Http1ConnectionListener {
    @Override
    public void prologue(ConnectionContext context, HttpPrologue line) {
      ConnectionOfRequests.connection(context).line(line);
    }

    @Override
    public void headers(ConnectionContext context, Headers headers) {
      ConnectionOfRequests.connection(context).headers(writable(headers));
    }
  }

  private static final class Answers implements Http1ConnectionListener {
    @Override
    public void headers(ConnectionContext context, Headers headers) {
      ConnectionOfRequests.connection(context).answer(writable(headers));
    }
  }
}
