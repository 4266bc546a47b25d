package com.cartsnitch.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A copy of a chart whose hooks are ordinary objects: the engine's template command leaves hooks
 * out.
 *
 * @param directory where the copy is
 */
record HookRevealingCopy(Path directory) implements AutoCloseable {
  private static final String HOOK = "helm.sh/hook";
  private static final String REVEALED = "revealed.helm.sh/hook";

  static HookRevealingCopy of(Path chart) throws IOException {
    HookRevealingCopy copy = new HookRevealingCopy(Files.createTempDirectory("chart"));
    for (Path file : files(chart)) {
      Path target = copy.directory.resolve(chart.relativize(file));
      if (Files.isDirectory(file)) {
        Files.createDirectories(target);
      } else {
        Files.writeString(target, Files.readString(file).replace(HOOK, REVEALED));
      }
    }
    return copy;
  }

  /** What was rendered, as if by the chart itself. */
  String restore(String rendered) {
    return rendered.replace(REVEALED, HOOK);
  }

  @Override
  public void close() throws IOException {
    for (Path file : files(directory).reversed()) {
      Files.delete(file);
    }
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.sorted(Comparator.naturalOrder()).toList();
    }
  }
}
