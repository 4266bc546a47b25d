package com.cartsnitch.platform.limit;

import java.util.Set;

/**
 * The paths that no limit counts, besides the probes': the description, its page and what the page
 * loads. They are the same for everybody and need nothing but memory.
 */
public final class UnlimitedPaths {
  private static final Set<String> PATHS = Set.of("/", "/docs", "/openapi.json", "/openapi.yaml");
  private static final String ASSETS = "/docs/";

  private UnlimitedPaths() {}

  /**
   * Whether a path is one of them.
   *
   * @param path the path that routing uses
   */
  public static boolean contains(String path) {
    return PATHS.contains(path) || path.startsWith(ASSETS);
  }
}
