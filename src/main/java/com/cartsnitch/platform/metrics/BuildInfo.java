package com.cartsnitch.platform.metrics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;

/**
 * What was built.
 *
 * @param version the release
 * @param commit the commit, or {@code unknown} when built outside a checkout
 */
public record BuildInfo(String version, String commit) {
  private static final String RESOURCE = "/build.properties";

  /** Reads what the build wrote. */
  public static BuildInfo read() {
    Properties properties = new Properties();
    try (InputStream stream = BuildInfo.class.getResourceAsStream(RESOURCE)) {
      if (stream != null) {
        properties.load(stream);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String commit = properties.getProperty("commit", "");
    return new BuildInfo(
        properties.getProperty("version", "unknown"),
        commit.isEmpty() || commit.startsWith("$") ? "unknown" : commit);
  }

  /**
   * Registers {@code build_info}.
   *
   * @param meters where
   * @param schemaRevision the revision that this build needs
   */
  public void observe(Meters meters, int schemaRevision) {
    meters.gauge(
        "build.info",
        "What is running",
        Map.of("version", version, "commit", commit, "schema", Integer.toString(schemaRevision)),
        () -> 1);
  }
}
