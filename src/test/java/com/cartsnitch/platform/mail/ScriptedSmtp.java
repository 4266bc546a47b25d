package com.cartsnitch.platform.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A mail server on this host that answers as it is told, for what real ones do on bad days. */
final class ScriptedSmtp implements AutoCloseable {
  private static final String SILENCE = "";

  private final ServerSocket listener;
  private final @Nullable SSLContext tls;
  private final Map<String, String> replies = new ConcurrentHashMap<>();
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  private ScriptedSmtp(@Nullable SSLContext tls) throws IOException {
    this.tls = tls;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    replies.put("CONNECT", "220 ready");
    replies.put("EHLO", tls == null ? "250 mail" : "250-mail\r\n250 STARTTLS");
    replies.put("DATA", "354 go on");
    replies.put("STARTTLS", "220 go on");
    replies.put("QUIT", "221 bye");
    Thread.ofVirtual().start(this::accept);
  }

  static ScriptedSmtp start() throws IOException {
    return new ScriptedSmtp(null);
  }

  /** One that offers STARTTLS, and logins to who used it. */
  static ScriptedSmtp withTls(SSLContext tls) throws IOException {
    return new ScriptedSmtp(tls);
  }

  /** Accepts connections and says nothing. */
  static ScriptedSmtp silent() throws IOException {
    return start().on("CONNECT", SILENCE);
  }

  /** Sets the reply to a command, {@code CONNECT} and {@code .} being two as well. */
  ScriptedSmtp on(String command, String reply) {
    replies.put(command, reply);
    return this;
  }

  int port() {
    return listener.getLocalPort();
  }

  /** What clients said, but for the letters. */
  List<String> commands() {
    return commands;
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        sockets.add(socket);
        Thread.ofVirtual().start(() -> talk(socket));
      }
    } catch (SocketException _) {
      // closed
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void talk(Socket socket) {
    try {
      say("CONNECT", socket);
      Socket line = socket;
      for (String command = read(line); command != null; command = read(line)) {
        line = obey(command, line);
      }
    } catch (IOException _) {
      // the client's business
    }
  }

  private Socket obey(String command, Socket line) throws IOException {
    commands.add(command);
    String verb = command.replaceFirst("[ :].*", "").toUpperCase(Locale.ROOT);
    say(verb, line);
    if (verb.equals("STARTTLS") && tls != null) {
      return secured(line, tls);
    }
    if (verb.equals("DATA") && replies.getOrDefault(verb, "").startsWith("3")) {
      skipLetter(line);
      say(".", line);
    }
    return line;
  }

  private Socket secured(Socket line, SSLContext context) throws IOException {
    SSLSocket secured =
        (SSLSocket) context.getSocketFactory().createSocket(line, null, line.getPort(), true);
    secured.setUseClientMode(false);
    secured.startHandshake();
    replies.put("EHLO", "250-mail\r\n250 AUTH PLAIN");
    replies.put("AUTH", "235 hello");
    return secured;
  }

  private static void skipLetter(Socket line) throws IOException {
    String text = read(line);
    while (text != null && !text.equals(".")) {
      text = read(line);
    }
  }

  private void say(String verb, Socket line) throws IOException {
    String reply = replies.getOrDefault(verb, "250 fine");
    if (!reply.equals(SILENCE)) {
      line.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** Reads a line byte by byte: what follows it may be TLS. */
  private static @Nullable String read(Socket line) throws IOException {
    StringBuilder text = new StringBuilder();
    int next = line.getInputStream().read();
    while (next >= 0 && next != '\n') {
      text.append((char) next);
      next = line.getInputStream().read();
    }
    return next < 0 ? null : text.toString().strip();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
