package com.cartsnitch.platform.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code redis[s]://[user][:password@]host[:port][/database]}. */
final class RedisUrl {
  private static final String VARIABLE = "CARTSNITCH_REDIS_URL";
  private static final String DEFAULT = "redis://localhost:6379/0";
  private static final int DEFAULT_PORT = 6379;
  private static final int MAX_PORT = 65_535;
  private static final String FORM =
      "must look like redis://user:password@host:6379/0, or be empty for no Redis";

  private RedisUrl() {}

  static RedisSettings read(Variables variables, Problems problems) {
    Optional<String> given = variables.given(VARIABLE);
    RedisSettings settings = parse(given.orElse(DEFAULT), problems);
    variables.note(VARIABLE, masked(settings), given.isEmpty());
    return settings;
  }

  static RedisSettings parse(String text, Problems problems) {
    if (text.isEmpty()) {
      return RedisSettings.NONE;
    }
    try {
      URI uri = new URI(text);
      String scheme = String.valueOf(uri.getScheme());
      boolean known = scheme.equals("redis") || scheme.equals("rediss");
      if (known && uri.getHost() != null && uri.getPort() <= MAX_PORT) {
        return of(uri, scheme);
      }
    } catch (URISyntaxException | NumberFormatException _) {
      // said below
    }
    problems.add(VARIABLE, FORM);
    return RedisSettings.NONE;
  }

  private static RedisSettings of(URI uri, String scheme) {
    int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
    String address = "%s://%s:%d".formatted(scheme, uri.getHost(), port);
    String path = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
    int database = path.isEmpty() ? 0 : Integer.parseUnsignedInt(path);
    String userInfo = uri.getRawUserInfo();
    if (userInfo == null) {
      return new RedisSettings(address, null, null, database);
    }
    int colon = userInfo.indexOf(':');
    String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
    String password = colon < 0 ? "" : userInfo.substring(colon + 1);
    return new RedisSettings(address, decoded(user), secret(decoded(password)), database);
  }

  private static @Nullable Secret secret(@Nullable String password) {
    return password == null ? null : new Secret(password);
  }

  private static @Nullable String decoded(String text) {
    return text.isEmpty()
        ? null
        : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String masked(RedisSettings settings) {
    String address = settings.address();
    if (address == null) {
      return "";
    }
    String credentials =
        settings.password() == null
            ? ""
            : (settings.username() == null ? "" : settings.username()) + ":" + Secret.MASK + "@";
    return address.replaceFirst("://", "://" + credentials) + "/" + settings.database();
  }
}
