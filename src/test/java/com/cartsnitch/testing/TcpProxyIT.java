package com.cartsnitch.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cartsnitch.platform.database.connect.CommandConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The proxy between a client and a server that echoes what it is sent, behind its own name. */
@Timeout(20)
class TcpProxyIT {
  private static final int SILENCE_MILLIS = 300;

  private ServerSocket server;
  private TcpProxy proxy;

  @BeforeEach
  void open() throws IOException {
    server = echo("a");
    proxy = TcpProxy.to(server.getLocalPort());
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
    server.close();
  }

  @Test
  void passesBothWaysAndCountsConnections() throws IOException {
    try (Socket first = connect();
        Socket second = connect()) {
      assertThat(ask(first, "one")).isEqualTo("aone");
      assertThat(ask(second, "two")).isEqualTo("atwo");
      assertThat(proxy.accepted()).isEqualTo(2);
      assertThat(proxy.open()).isEqualTo(2);
    }
  }

  @Test
  void refusesNewConnectionsOnlyUntilItPassesAgain() throws IOException {
    try (Socket old = connect()) {
      assertThat(ask(old, "one")).isEqualTo("aone");
      proxy.refuse();
      assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
      assertThat(ask(old, "two")).isEqualTo("atwo");
      proxy.pass();
      try (Socket next = connect()) {
        assertThat(ask(next, "three")).isEqualTo("athree");
      }
    }
  }

  @Test
  void blackHoleTakesEverythingAndGivesItBack() throws IOException {
    try (Socket old = connect()) {
      assertThat(ask(old, "one")).isEqualTo("aone");
      proxy.blackHole();
      try (Socket next = connect()) {
        assertSilent(old, "two");
        assertSilent(next, "three");
        proxy.pass();
        assertThat(read(old, 4)).isEqualTo("atwo");
        assertThat(read(next, 6)).isEqualTo("athree");
      }
    }
  }

  @Test
  void resetEndsOpenConnections() throws IOException {
    try (Socket old = connect()) {
      assertThat(ask(old, "one")).isEqualTo("aone");
      proxy.reset();
      assertThatThrownBy(() -> ask(old, "two")).isInstanceOf(SocketException.class);
      try (Socket next = connect()) {
        assertThat(ask(next, "three")).isEqualTo("athree");
      }
    }
  }

  @Test
  void delaysAnswers() throws IOException {
    proxy.delay(Duration.ofMillis(200));
    try (Socket client = connect()) {
      long start = System.nanoTime();
      assertThat(ask(client, "one")).isEqualTo("aone");
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }
  }

  @Test
  void cutsOneConnectionAfterSomeBytes() throws IOException {
    proxy.cutAfter(6);
    try (Socket client = connect()) {
      assertThat(ask(client, "one")).isEqualTo("aone");
      assertThatThrownBy(() -> ask(client, "two")).isInstanceOf(SocketException.class);
    }
    try (Socket client = connect()) {
      assertThat(ask(client, "three")).isEqualTo("athree");
    }
  }

  @Test
  void strandedConnectionsStaySilentWhileNewOnesGoElsewhere() throws IOException {
    try (ServerSocket other = echo("b");
        Socket old = connect()) {
      assertThat(ask(old, "one")).isEqualTo("aone");
      proxy.strand();
      proxy.switchTo(other.getLocalPort());
      assertSilent(old, "two");
      try (Socket next = connect()) {
        assertThat(ask(next, "three")).isEqualTo("bthree");
      }
    }
  }

  @Test
  void cutsWhenPostgresHasCommittedAndNotBefore() throws Exception {
    try (TestDatabase database = TestDatabase.empty();
        TcpProxy proxied = TcpProxy.to(database.port())) {
      database.execute("CREATE TABLE t (id int)");
      proxied.cutAfterCommit();
      assertThatThrownBy(() -> insertInTransaction(database, proxied))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).startsWith("08"));
      assertThat(database.rows("SELECT count(*) FROM t")).containsExactly("1");
      insertInTransaction(database, proxied);
      assertThat(database.rows("SELECT count(*) FROM t")).containsExactly("2");
    }
  }

  private static void insertInTransaction(TestDatabase database, TcpProxy proxy)
      throws SQLException {
    try (Connection connection = CommandConnection.open(database.settingsBehind(proxy));
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("INSERT INTO t VALUES (1)");
      connection.commit();
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    socket.setTcpNoDelay(true);
    return socket;
  }

  private static String ask(Socket socket, String text) throws IOException {
    send(socket, text);
    return read(socket, text.length() + 1);
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String read(Socket socket, int length) throws IOException {
    socket.setSoTimeout(0);
    byte[] bytes = socket.getInputStream().readNBytes(length);
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  private static void assertSilent(Socket socket, String text) throws IOException {
    send(socket, text);
    socket.setSoTimeout(SILENCE_MILLIS);
    assertThatThrownBy(() -> socket.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);
  }

  private static ServerSocket echo(String name) throws IOException {
    ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(() -> accept(socket, name));
    return socket;
  }

  private static void accept(ServerSocket socket, String name) {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread.ofVirtual().start(() -> answer(client, name));
      } catch (SocketException _) {
        return;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void answer(Socket client, String name) {
    byte[] chunk = new byte[1024];
    try (client) {
      for (int read; (read = client.getInputStream().read(chunk)) >= 0; ) {
        String text = name + new String(chunk, 0, read, StandardCharsets.US_ASCII);
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException _) {
      // the proxy has cut it
    }
  }
}
