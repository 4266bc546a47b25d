package com.cartsnitch.auth.betterauth;

import com.cartsnitch.platform.http.origin.TrustedOrigins;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * Where a browser is sent when something is done.
 *
 * @param url a path of ours, or a URL of a trusted origin
 */
record Callback(String url) {
  // what follows the first slash must not make a host of it, and nothing may end the header
  private static final Pattern PATH =
      Pattern.compile("/(?!/|\\\\|%2[fF]|%5[cC])[A-Za-z0-9_.+/@-]*([?][A-Za-z0-9_.+/=&%@-]*)?");
  private static final Pattern URL = Pattern.compile("[hH][tT][tT][pP][sS]?://[!-\\[\\]-~]+");

  /** Whether a browser may be sent there. */
  static boolean allows(TrustedOrigins origins, String url) {
    return PATH.matcher(url).matches() || (URL.matcher(url).matches() && origins.trusts(url));
  }

  /** The callback as an absolute URL; a path is one of the service itself. */
  Callback absolute(URI base) {
    return url.startsWith("/") ? new Callback(base + url) : this;
  }

  /** The callback with one more parameter in its query. */
  Callback with(String name, String value) {
    int hash = url.indexOf('#');
    String base = hash < 0 ? url : url.substring(0, hash);
    String fragment = hash < 0 ? "" : url.substring(hash);
    char separator = base.indexOf('?') < 0 ? '?' : '&';
    return new Callback(base + separator + name + '=' + value + fragment);
  }
}
