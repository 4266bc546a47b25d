package com.cartsnitch.platform.http.server;

import com.cartsnitch.platform.http.server.Arrival.Part;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.task.InterruptableTask;
import io.helidon.http.HttpPrologue;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** A client's connection: Helidon's, whose bytes go through {@link RequestReader}. */
final class HttpConnection implements ServerConnection, InterruptableTask<Void> {
  private static final ScopedValue<HttpConnection> CURRENT = ScopedValue.newInstance();

  private final Socket socket;
  private final RequestDeadlines deadlines;
  private final SlowRequests slow;
  private final Arrival arrival;
  private final CurrentRequest request;
  private final ClientBytes bytes;
  private final RequestReader reader;
  private final AnswerWriter writer;
  private final ServerConnection http;

  HttpConnection(
      ConnectionContext context,
      Socket socket,
      RequestDeadlines deadlines,
      SlowRequests slow,
      BooleanSupplier draining,
      OwnHosts hosts,
      ServerConnectionSelector helidon) {
    this.socket = socket;
    this.deadlines = deadlines;
    this.slow = slow;
    this.arrival = new Arrival(deadlines);
    this.request =
        new CurrentRequest(draining, host -> hosts.include(host, context.localPeer().address()));
    this.bytes = new ClientBytes(context.serverSocket(), arrival, request);
    this.reader = new RequestReader(bytes, arrival, request);
    this.writer = new AnswerWriter(context.dataWriter());
    this.http = helidon.connection(new ConnectionOfRequests(context, this));
  }

  DataReader reader() {
    return reader;
  }

  AnswerWriter writer() {
    return writer;
  }

  /** The one that this thread serves. */
  static HttpConnection current() {
    return CURRENT.get();
  }

  void line(HttpPrologue line) {
    request.line(line);
  }

  void headers(WritableHeaders<?> headers) {
    request.headers(headers);
    writer.awaitAnswer();
    arrival.begins(Part.BODY);
  }

  void answer(WritableHeaders<?> headers) {
    request.answer(headers);
  }

  @Override
  public void handle(Limit limit) throws InterruptedException {
    slow.watch(this);
    try {
      ScopedValue.where(CURRENT, this)
          .call(
              () -> {
                http.handle(limit);
                return this;
              });
    } finally {
      linger();
      slow.forget(this);
    }
  }

  /**
   * Says that no more answers come and reads what the client still sends: if the connection were
   * closed with bytes unread, TCP would reset it and could take the last answer with it.
   */
  private void linger() {
    arrival.begins(Part.REST);
    try {
      socket.shutdownOutput();
      long read = 0;
      while (!bytes.ended() && read < deadlines.lingerBytes()) {
        byte[] rest = bytes.get();
        read += rest == null ? 0 : rest.length;
      }
    } catch (IOException | RuntimeException _) {
      // the client is gone, and so is the reason to wait
    }
  }

  /** Ends the wait for a client that is too slow: what was waited for ends here. */
  void endIfOverdue() {
    if (arrival.becomesOverdue()) {
      try {
        socket.shutdownInput();
      } catch (IOException _) {
        // it is closed already
      }
    }
  }

  @Override
  public boolean canInterrupt() {
    return arrival.canBeCut();
  }

  @Override
  public Duration idleTime() {
    return http.idleTime();
  }

  @Override
  public void close(boolean interrupt) {
    http.close(interrupt);
  }
}
