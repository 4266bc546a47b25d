package com.cartsnitch.platform.config;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The database's URL, in any of the forms that Python services, libpq and JDBC use.
 *
 * @param jdbcUrl host or hosts, port and database, without credentials
 * @param user the role
 * @param password its password, empty when none is given
 * @param properties the driver properties of the query
 * @param severalHosts whether more than one host is listed
 */
record DatabaseUrl(
    String jdbcUrl,
    String user,
    Secret password,
    Map<String, String> properties,
    boolean severalHosts) {

  static final String VARIABLE = "CARTSNITCH_DATABASE_URL";
  static final String PLAIN_VARIABLE = "DATABASE_URL";

  private static final String DEFAULT =
      "postgresql://cartsnitch:cartsnitch@localhost:5432/cartsnitch";
  private static final Pattern FORM =
      Pattern.compile(
          "(?:jdbc:postgresql|postgresql\\+asyncpg|postgresql|postgres)://"
              + "(?:(?<user>[^:@/?]*)(?::(?<password>[^@/?]*))?@)?"
              + "(?<hosts>[^/?@]*)(?:/(?<database>[^?]*))?(?:\\?(?<query>.*))?");
  private static final Pattern HOST =
      Pattern.compile("(?:\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]+)(?::\\d{1,5})?");
  private static final Set<String> PROPERTIES =
      Set.of(
          "sslmode",
          "sslrootcert",
          "sslcert",
          "sslkey",
          "sslpassword",
          "channelBinding",
          "prepareThreshold",
          "currentSchema");

  /** Reads the URL that is in force. */
  static DatabaseUrl read(Variables variables, Problems problems) {
    String variable =
        variables.given(VARIABLE).isEmpty() && variables.given(PLAIN_VARIABLE).isPresent()
            ? PLAIN_VARIABLE
            : VARIABLE;
    Optional<String> given = variables.given(variable).filter(url -> !url.isEmpty());
    DatabaseUrl url = parse(given.orElse(DEFAULT), variable, problems);
    variables.note(variable, url.masked(), given.isEmpty());
    return url;
  }

  static DatabaseUrl parse(String text, String variable, Problems problems) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return refused(
          variable, "must look like postgresql://user:password@host:5432/database", problems);
    }
    try {
      return of(matcher, variable, problems);
    } catch (IllegalArgumentException _) {
      return refused(variable, "has a % that is not followed by two hex digits", problems);
    }
  }

  private static DatabaseUrl of(Matcher matcher, String variable, Problems problems) {
    Map<String, String> query = query(matcher.group("query"));
    String user = decoded(matcher.group("user"), query.remove("user"));
    String password = decoded(matcher.group("password"), query.remove("password"));
    String database = decoded(matcher.group("database"), null);
    String hosts = matcher.group("hosts");
    if (user.isEmpty() || database.isEmpty()) {
      return refused(variable, "must name a user and a database", problems);
    }
    for (String host : hosts.split(",", -1)) {
      if (!HOST.matcher(host).matches()) {
        return refused(variable, "has a host that is not host or host:port", problems);
      }
    }
    checkQuery(query, variable, problems);
    return new DatabaseUrl(
        "jdbc:postgresql://%s/%s".formatted(hosts, encoded(database)),
        user,
        new Secret(password),
        Map.copyOf(query),
        hosts.contains(","));
  }

  private static Map<String, String> query(@Nullable String text) {
    Map<String, String> query = new TreeMap<>();
    if (text != null && !text.isEmpty()) {
      for (String pair : text.split("&", -1)) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        query.put(canonical(decode(name)), equals < 0 ? "" : decode(pair.substring(equals + 1)));
      }
    }
    return query;
  }

  /** asyncpg says {@code ssl} for what libpq and JDBC call {@code sslmode}. */
  private static String canonical(String name) {
    return name.equals("ssl") ? "sslmode" : name;
  }

  private static void checkQuery(Map<String, String> query, String variable, Problems problems) {
    for (String name : query.keySet()) {
      if (!PROPERTIES.contains(name)) {
        problems.add(variable, "has an unknown parameter " + name);
      }
    }
    String certificate = query.get("sslrootcert");
    boolean verifies = query.getOrDefault("sslmode", "").startsWith("verify-");
    if (verifies && certificate == null) {
      problems.add(variable, "needs sslrootcert=FILE beside sslmode=verify-...");
    }
    if (certificate != null && !readable(certificate)) {
      problems.add(variable, "names an sslrootcert that can't be read");
    }
  }

  private static boolean readable(String file) {
    try {
      return Files.isReadable(Path.of(file));
    } catch (InvalidPathException _) {
      return false;
    }
  }

  private static DatabaseUrl refused(String variable, String message, Problems problems) {
    problems.add(variable, message);
    return new DatabaseUrl("", "", new Secret(""), Map.of(), false);
  }

  private static String decoded(@Nullable String first, @Nullable String otherwise) {
    if (first != null && !first.isEmpty()) {
      return decode(first);
    }
    return otherwise == null ? "" : otherwise;
  }

  /** Percent-decoding; in a URL's authority and path a plus sign is a plus sign. */
  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String encoded(String database) {
    return URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private String masked() {
    String address = jdbcUrl.replaceFirst("^jdbc:postgresql://", "");
    return "postgresql://%s:%s@%s".formatted(user, password, address);
  }
}
