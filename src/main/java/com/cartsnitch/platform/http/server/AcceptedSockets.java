package com.cartsnitch.platform.http.server;

import io.helidon.common.socket.SocketOptions;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The options of accepted sockets, which keep hold of each until its connection takes it: Helidon
 * hands out no socket, and half of one can't be closed without it.
 */
final class AcceptedSockets implements SocketOptions {
  private final SocketOptions options = SocketOptions.builder().tcpNoDelay(true).build();
  private final Map<SocketAddress, Socket> byPeer = new ConcurrentHashMap<>();

  @Override
  public void configureSocket(Socket socket) {
    options.configureSocket(socket);
    byPeer.put(socket.getRemoteSocketAddress(), socket);
  }

  /** The socket that was accepted from a peer; it is handed out once. */
  Socket take(SocketAddress peer) {
    Socket socket = byPeer.remove(peer);
    if (socket == null) {
      throw new IllegalStateException("No socket was accepted from this peer");
    }
    return socket;
  }

  @Override
  public Map<SocketOption<?>, Object> socketOptions() {
    return options.socketOptions();
  }

  @Override
  public Duration connectTimeout() {
    return options.connectTimeout();
  }

  @Override
  public Duration readTimeout() {
    return options.readTimeout();
  }

  @Override
  public Optional<Integer> socketReceiveBufferSize() {
    return options.socketReceiveBufferSize();
  }

  @Override
  public Optional<Integer> socketSendBufferSize() {
    return options.socketSendBufferSize();
  }

  @Override
  public boolean socketReuseAddress() {
    return options.socketReuseAddress();
  }

  @Override
  public boolean socketKeepAlive() {
    return options.socketKeepAlive();
  }

  @Override
  public boolean tcpNoDelay() {
    return options.tcpNoDelay();
  }
}
