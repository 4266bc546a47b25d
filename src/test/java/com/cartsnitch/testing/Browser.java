package com.cartsnitch.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Chromium without a window, where one is installed. */
public final class Browser {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  private final Path executable;

  private Browser(Path executable) {
    this.executable = executable;
  }

  /** The browser on the path. */
  public static Optional<Browser> find() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(":"))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Browser::new);
  }

  /**
   * What a page became.
   *
   * @param dom its elements after its scripts have run
   * @param console what was written to its console, complaints about its policy among it
   */
  public record Page(String dom, List<String> console) {}

  /** Opens a page with a new profile and waits until it is quiet. */
  public Page open(String url) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("browser");
    Path dom = folder.resolve("dom");
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(
                command(
                    folder.resolve("profile"), "--virtual-time-budget=20000", "--dump-dom", url))
            .redirectOutput(dom.toFile())
            .redirectError(log.toFile())
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the browser did not end: " + Files.readString(log));
    }
    return new Page(Files.readString(dom), console(log));
  }

  /** Opens an empty page with a new profile, to work on. */
  public BrowserTab tab() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("browser");
    Path profile = folder.resolve("profile");
    Process process =
        new ProcessBuilder(command(profile, "--remote-debugging-port=0", "about:blank"))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(folder.resolve("log").toFile())
            .start();
    return new BrowserTab(process, profile);
  }

  private List<String> command(Path profile, String... more) {
    Stream<String> always =
        Stream.of(
            executable.toString(),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--enable-logging=stderr",
            "--user-data-dir=" + profile);
    return Stream.concat(always, Stream.of(more)).toList();
  }

  private static List<String> console(Path log) throws IOException {
    return new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.contains("CONSOLE"))
        .toList();
  }
}
