package com.cartsnitch.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells tests of another process which links users get by mail. {@code GET URL?to=ADDRESS} answers
 * with the links of all mails to the address, one a line, oldest first.
 */
public final class MailLinks implements AutoCloseable {
  private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+");
  private static final String PARAMETER = "to=";

  private final Function<String, List<String>> mails;
  private final HttpServer server;

  /**
   * Starts it.
   *
   * @param mails the plain texts of all mails to an address, oldest first
   */
  public MailLinks(Function<String, List<String>> mails) throws IOException {
    this.mails = mails;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Where it listens. */
  public String url() {
    InetSocketAddress address = server.getAddress();
    return "http://%s:%d/".formatted(address.getAddress().getHostAddress(), address.getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getRawQuery();
    String address = URLDecoder.decode(query.substring(PARAMETER.length()), StandardCharsets.UTF_8);
    byte[] body = links(address).getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      // 0 would announce a body of unknown length
      exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private String links(String address) {
    return mails.apply(address).stream()
        .flatMap(text -> LINK.matcher(text).results())
        .map(MatchResult::group)
        .collect(Collectors.joining("\n"));
  }
}
