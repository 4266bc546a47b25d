package com.cartsnitch.platform.config.address;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The query of a database URL: what the driver is told beside the address. */
final class DriverParameters {
  private static final Set<String> KNOWN =
      Set.of(
          "sslmode",
          "sslrootcert",
          "sslcert",
          "sslkey",
          "sslpassword",
          "channelBinding",
          "prepareThreshold",
          "currentSchema");

  /** Stands for a parameter without a value: it may be the rest of a password. */
  private static final String NAMELESS = "";

  private DriverParameters() {}

  static Map<String, String> parse(@Nullable String text) {
    Map<String, String> query = new TreeMap<>();
    if (text != null && !text.isEmpty()) {
      for (String pair : text.split("&", -1)) {
        int equals = Math.max(pair.indexOf('='), 0);
        String name = DatabaseUrl.decode(pair.substring(0, equals));
        query.put(
            canonical(name), equals == 0 ? "" : DatabaseUrl.decode(pair.substring(equals + 1)));
      }
    }
    return query;
  }

  /** asyncpg says {@code ssl} for what libpq and JDBC call {@code sslmode}. */
  private static String canonical(String name) {
    return name.equals("ssl") ? "sslmode" : name;
  }

  /** Whether all of them are known and belong together. */
  static boolean check(Map<String, String> query, Consumer<String> problems) {
    List<String> found = new ArrayList<>();
    for (String name : query.keySet()) {
      if (name.equals(NAMELESS)) {
        found.add("has a parameter without a name and a value");
      } else if (!KNOWN.contains(name)) {
        found.add("has an unknown parameter " + name);
      }
    }
    new TlsParameters(query, found::add).check();
    found.forEach(problems);
    return found.isEmpty();
  }
}
