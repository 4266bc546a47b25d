package com.cartsnitch.platform.logging;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Knows the paths that carry a secret: those of templates with a {@code {token}}, and all that look
 * like one of them, whether a route takes them or not.
 */
public final class SecretPaths {
  private static final String TOKEN = "/{token}";
  private static final Pattern INVISIBLE = Pattern.compile("[^!-~]+");

  private final Map<String, String> templates = new LinkedHashMap<>();

  public SecretPaths(Collection<String> templates) {
    for (String template : templates) {
      int token = template.indexOf(TOKEN);
      if (token > 0) {
        this.templates.putIfAbsent(lastSegment(template.substring(0, token)), template);
      }
    }
  }

  private static String lastSegment(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /**
   * What may be written of a path, in visible ASCII.
   *
   * @param path the path as it was sent
   * @param template the template of its route
   */
  public String harmless(String path, String template) {
    if (template.contains(TOKEN)) {
      return template;
    }
    String readable = decoded(path);
    return templates.entrySet().stream()
        .filter(secret -> readable.contains(secret.getKey() + '/'))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseGet(() -> visible(path));
  }

  /** In lower case, without parameters, as far as it can be decoded. */
  private static String decoded(String path) {
    String plain = path.replaceAll(";[^/]*", "");
    try {
      plain = URLDecoder.decode(plain.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      // it is searched as it is
    }
    return plain.toLowerCase(Locale.ROOT);
  }

  private static String visible(String path) {
    return INVISIBLE
        .matcher(path)
        .replaceAll(found -> URLEncoder.encode(found.group(), StandardCharsets.UTF_8));
  }
}
