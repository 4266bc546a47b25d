package com.cartsnitch.platform.config;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

  static void check(Map<String, String> query, String variable, Problems problems) {
    for (String name : query.keySet()) {
      if (name.equals(NAMELESS)) {
        problems.add(variable, "has a parameter without a name and a value");
      } else if (!KNOWN.contains(name)) {
        problems.add(variable, "has an unknown parameter " + name);
      }
    }
    new TlsParameters(query, variable, problems).check();
  }
}
