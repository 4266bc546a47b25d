package com.cartsnitch.testing;

import com.cartsnitch.testing.description.Description;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The page of a browser of its own, on which a test works by scripts as somebody would by hand. It
 * speaks the DevTools protocol over a WebSocket.
 */
public final class BrowserTab implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process browser;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Messages messages = new Messages();
  private final WebSocket socket;
  private int lastId;

  /**
   * Takes over a browser that shows one page.
   *
   * @param browser its process; ended with the tab
   * @param profile its folder, where it writes on which port it listens
   */
  BrowserTab(Process browser, Path profile) throws IOException, InterruptedException {
    this.browser = browser;
    try {
      this.socket =
          client
              .newWebSocketBuilder()
              .buildAsync(URI.create(socketUrl(port(profile))), messages)
              .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
              .join();
    } catch (IOException | InterruptedException | RuntimeException | AssertionError e) {
      close();
      throw e;
    }
  }

  private static String port(Path profile) throws IOException, InterruptedException {
    Path file = profile.resolve("DevToolsActivePort");
    Eventually.waitFor("the browser listens", PATIENCE, () -> file.toFile().length() > 0);
    return Files.readAllLines(file).getFirst();
  }

  private String socketUrl(String port) throws IOException, InterruptedException {
    URI list = URI.create("http://127.0.0.1:%s/json/list".formatted(port));
    HttpRequest request = HttpRequest.newBuilder(list).timeout(PATIENCE).build();
    String targets = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    return Description.json(targets)
        .valueStream()
        .filter(target -> target.required("type").asString().equals("page"))
        .map(target -> target.required("webSocketDebuggerUrl").asString())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no page among " + targets));
  }

  /** Opens an address. */
  public void open(String url) throws InterruptedException {
    command("Page.navigate", JsonNodeFactory.instance.objectNode().put("url", url));
  }

  /**
   * Runs a script in the page.
   *
   * @param script the body of an asynchronous function
   * @return the text that it returns
   * @throws AssertionError if it fails
   */
  public String run(String script) throws InterruptedException {
    JsonNode outcome =
        command(
            "Runtime.evaluate",
            JsonNodeFactory.instance
                .objectNode()
                .put("expression", "(async () => {" + script + "})()")
                .put("awaitPromise", true)
                .put("returnByValue", true));
    if (outcome.has("exceptionDetails")) {
      throw new AssertionError("the script failed: " + outcome.get("exceptionDetails"));
    }
    return outcome.required("result").path("value").asString("");
  }

  private JsonNode command(String method, ObjectNode parameters) throws InterruptedException {
    int id = ++lastId;
    ObjectNode command = JsonNodeFactory.instance.objectNode();
    command.put("id", id).put("method", method).set("params", parameters);
    socket.sendText(command.toString(), true).join();
    while (true) {
      JsonNode message = messages.next();
      if (message.path("id").asInt(0) == id) {
        return message.required("result");
      }
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    browser.destroy();
  }

  /** What the browser says, message by message. */
  private static final class Messages implements WebSocket.Listener {
    private final BlockingQueue<String> whole = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();

    JsonNode next() throws InterruptedException {
      String message = whole.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (message == null) {
        throw new AssertionError("the browser is silent");
      }
      return Description.json(message);
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        whole.add(part.toString());
        part.setLength(0);
      }
      return WebSocket.Listener.super.onText(webSocket, data, last);
    }
  }
}
