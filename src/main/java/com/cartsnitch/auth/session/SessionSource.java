package com.cartsnitch.auth.session;

/**
 * Where a session is opened from.
 *
 * @param address the client's IP address
 * @param userAgent what the client calls itself; at most 1 kB of it are kept
 */
public record SessionSource(String address, String userAgent) {
  private static final int MAX_AGENT = 1024;

  /** Cuts what is too long to keep. */
  public SessionSource {
    userAgent = userAgent.length() > MAX_AGENT ? userAgent.substring(0, MAX_AGENT) : userAgent;
  }
}
