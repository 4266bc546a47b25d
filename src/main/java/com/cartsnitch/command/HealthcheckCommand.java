package com.cartsnitch.command;

import com.cartsnitch.settings.SettingsPart;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Asks a running service for its health, for images without curl. */
@Command(
    name = "healthcheck",
    description = "Ask the service on this host for its health; exit 0 if it is well, else 1.")
public final class HealthcheckCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int WELL = 200;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = "--path",
      defaultValue = "/health/ready",
      description = "which probe to ask (default: ${DEFAULT-VALUE})")
  private String path = "/health/ready";

  @Option(
      names = "--url",
      description = "ask a service elsewhere, such as http://cartsnitch:8000/health, instead")
  private @Nullable URI url;

  @Override
  public Integer call() throws InterruptedException {
    URI probe = url == null ? here() : there(url);
    HttpRequest request = HttpRequest.newBuilder(probe).timeout(PATIENCE).build();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      spec.commandLine().getOut().println(response.body());
      return response.statusCode() == WELL ? ExitCodes.OK : ExitCodes.FAILED;
    } catch (IOException _) {
      spec.commandLine().getErr().println(nobody(probe));
      return ExitCodes.FAILED;
    }
  }

  private String nobody(URI probe) {
    return "Nothing answers " + (url == null ? "on port " + probe.getPort() : "at " + url);
  }

  private URI there(URI asked) {
    if (asked.getHost() == null || !"http".equals(asked.getScheme())) {
      throw new ParameterException(
          spec.commandLine(), "--url must look like http://host:port/health");
    }
    return asked;
  }

  private URI here() {
    int port = CommandSettings.read(SettingsPart.SERVER).adminPort();
    try {
      return new URI("http", null, "127.0.0.1", port, path, null, null);
    } catch (URISyntaxException _) {
      throw new ParameterException(spec.commandLine(), "--path must begin with a slash");
    }
  }
}
