package com.cartsnitch.platform.config;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
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

  /** Reads the URL that is in force. */
  static DatabaseUrl read(Variables variables, Problems problems) {
    Optional<String> ours = given(variables, VARIABLE);
    Optional<String> plain = given(variables, PLAIN_VARIABLE);
    String variable = ours.isEmpty() && plain.isPresent() ? PLAIN_VARIABLE : VARIABLE;
    Optional<String> given = ours.or(() -> plain);
    DatabaseUrl url = parse(given.orElse(DEFAULT), variable, problems);
    variables.note(variable, url.toString(), given.isEmpty());
    return url;
  }

  private static Optional<String> given(Variables variables, String variable) {
    return variables.given(variable).filter(url -> !url.isEmpty());
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
    Map<String, String> query = DriverParameters.parse(matcher.group("query"));
    String user = decoded(matcher.group("user"), query.remove("user"));
    String password = decoded(matcher.group("password"), query.remove("password"));
    String database = decoded(matcher.group("database"), null);
    String hosts = matcher.group("hosts");
    if (user.isEmpty() || database.isEmpty()) {
      return refused(variable, "must name a user and a database", problems);
    }
    for (String host : hosts.split(",", -1)) {
      if (HostPort.parse(host).isEmpty()) {
        return refused(variable, "has a host that is not host or host:port", problems);
      }
    }
    DriverParameters.check(query, variable, problems);
    return new DatabaseUrl(
        "jdbc:postgresql://%s/%s".formatted(hosts, encoded(database)),
        user,
        new Secret(password),
        Map.copyOf(query),
        hosts.contains(","));
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
  static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String encoded(String database) {
    return URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** As it may be shown: without the password and without the query. */
  @Override
  public String toString() {
    String address = jdbcUrl.replaceFirst("^jdbc:postgresql://", "");
    return "postgresql://%s:%s@%s".formatted(user, password, address);
  }
}
