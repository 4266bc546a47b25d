package com.cartsnitch.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A TCP proxy on this host that does to connections what networks and failovers do. What a rule
 * says of bytes holds for every connection, old and new, until the next rule is set.
 */
public final class TcpProxy implements AutoCloseable {
  private static final int BACKLOG = 256;

  private final InetSocketAddress address;
  private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
  private final AtomicInteger accepted = new AtomicInteger();
  private volatile ProxyRule rule = ProxyRule.pass();
  private volatile int target;
  private ServerSocket listener;
  private Thread acceptor;

  private TcpProxy(ServerSocket listener, int target) {
    this.target = target;
    this.address = (InetSocketAddress) listener.getLocalSocketAddress();
    this.listener = listener;
    this.acceptor = accept(listener);
  }

  /**
   * Opens a proxy that lets everything pass.
   *
   * @param target the port on this host that connections go to
   */
  public static TcpProxy to(int target) throws IOException {
    return at(new InetSocketAddress(InetAddress.getLoopbackAddress(), FreePort.find()), target);
  }

  /**
   * The same where the caller wants it.
   *
   * @param address an address of this host, such as 127.0.0.2, and a free port
   */
  public static TcpProxy at(InetSocketAddress address, int target) throws IOException {
    return on(bound(address), target);
  }

  /**
   * The same on a socket that is bound already. The proxy closes it, and refuses for ever once it
   * was told to.
   */
  public static TcpProxy on(ServerSocket listener, int target) {
    return new TcpProxy(listener, target);
  }

  /** The port that clients connect to. */
  public int port() {
    return address.getPort();
  }

  /** How many connections clients have opened so far. */
  public int accepted() {
    return accepted.get();
  }

  /** How many connections are open now. */
  public int open() {
    return connections.size();
  }

  /** Lets everything pass, what a black hole held back first. */
  public void pass() throws IOException {
    set(ProxyRule.pass());
  }

  /** Refuses new connections; open ones go on, unless {@link #reset} ends them. */
  public synchronized void refuse() throws IOException {
    listener.close();
    try {
      acceptor.join(); // until then the system goes on listening
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes connections and bytes in and lets nothing out, until the next rule. */
  public void blackHole() throws IOException {
    set(ProxyRule.hold());
  }

  /** Passes everything that the server sends this much later. */
  public void delay(Duration delay) throws IOException {
    set(ProxyRule.delay(delay));
  }

  /** Resets the connection on which the server sends one byte more than these, once. */
  public void cutAfter(long bytes) throws IOException {
    set(ProxyRule.cutAfter(bytes));
  }

  /** Resets every connection on which the server sends more than these bytes at once. */
  public void cutEachAfter(int bytes) throws IOException {
    set(ProxyRule.cutEachAfter(bytes));
  }

  /** Resets the connection on which PostgreSQL next says that it has committed, once. */
  public void cutAfterCommit() throws IOException {
    set(ProxyRule.cutAfterCommit());
  }

  /** Resets all open connections, at both ends. */
  public void reset() {
    connections.forEach(ProxiedConnection::reset);
  }

  /** Leaves all open connections as they are, and lets nothing pass on them ever again. */
  public void strand() {
    connections.forEach(ProxiedConnection::strand);
  }

  /** Sends new connections to another port on this host; open ones stay where they are. */
  public void switchTo(int port) {
    target = port;
  }

  @Override
  public void close() throws IOException {
    refuse();
    reset();
    rule.release();
  }

  private synchronized void set(ProxyRule next) throws IOException {
    ProxyRule last = rule;
    rule = next;
    last.release();
    if (listener.isClosed()) {
      listener = bound(address);
      acceptor = accept(listener);
    }
  }

  private static ServerSocket bound(InetSocketAddress address) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(address, BACKLOG);
    return socket;
  }

  private Thread accept(ServerSocket socket) {
    return Thread.ofVirtual().name("proxy-listener").start(() -> acceptAll(socket));
  }

  private void acceptAll(ServerSocket socket) {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        accepted.incrementAndGet();
        Thread.ofVirtual().name("proxy-connection").start(() -> serve(client));
      } catch (SocketException _) {
        return; // refusing
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void serve(Socket client) {
    ProxiedConnection connection = new ProxiedConnection(client, () -> rule);
    connections.add(connection);
    try {
      connection.run(() -> target);
    } finally {
      connections.remove(connection);
    }
  }
}
