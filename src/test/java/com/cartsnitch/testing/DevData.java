package com.cartsnitch.testing;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

/** Where the development data are. */
public final class DevData {
  private DevData() {}

  /** The folder of all of them. */
  public static Path folder() {
    try {
      return Path.of(
          Objects.requireNonNull(DevData.class.getResource("/dev-data"), "dev-data").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One of the files. */
  public static Path file(String name) {
    return folder().resolve(name);
  }
}
