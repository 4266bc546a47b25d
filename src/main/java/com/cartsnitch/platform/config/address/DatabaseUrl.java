package com.cartsnitch.platform.config.address;

import com.cartsnitch.platform.config.Secret;
import com.cartsnitch.platform.config.SettingType;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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
public record DatabaseUrl(
    String jdbcUrl,
    String user,
    Secret password,
    Map<String, String> properties,
    boolean severalHosts) {

  /** The type of the setting. */
  public static final SettingType<DatabaseUrl> TYPE = new Type();

  private static final Pattern FORM =
      Pattern.compile(
          "(?:jdbc:postgresql|postgresql\\+asyncpg|postgresql|postgres)://"
              + "(?:(?<user>[^:@/?]*)(?::(?<password>[^@/?]*))?@)?"
              + "(?<hosts>[^/?@]*)(?:/(?<database>[^?]*))?(?:\\?(?<query>.*))?");

  private static Optional<DatabaseUrl> parse(String text, Consumer<String> problems) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return refused(TYPE.rule(), problems);
    }
    try {
      return of(matcher, problems);
    } catch (IllegalArgumentException _) {
      return refused("has a % that is not followed by two hex digits", problems);
    }
  }

  private static Optional<DatabaseUrl> of(Matcher matcher, Consumer<String> problems) {
    Map<String, String> query = DriverParameters.parse(matcher.group("query"));
    String user = decoded(matcher.group("user"), query.remove("user"));
    String password = decoded(matcher.group("password"), query.remove("password"));
    String database = decoded(matcher.group("database"), null);
    String hosts = matcher.group("hosts");
    if (user.isEmpty() || database.isEmpty()) {
      return refused("must name a user and a database", problems);
    }
    for (String host : hosts.split(",", -1)) {
      if (HostPort.parse(host).isEmpty()) {
        return refused("has a host that is not host or host:port", problems);
      }
    }
    if (!DriverParameters.check(query, problems)) {
      return Optional.empty();
    }
    return Optional.of(
        new DatabaseUrl(
            "jdbc:postgresql://%s/%s".formatted(hosts, encoded(database)),
            user,
            new Secret(password),
            Map.copyOf(query),
            hosts.contains(",")));
  }

  private static Optional<DatabaseUrl> refused(String message, Consumer<String> problems) {
    problems.accept(message);
    return Optional.empty();
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

  private static final class Type implements SettingType<DatabaseUrl> {
    @Override
    public String rule() {
      return "must look like postgresql://user:password@host:5432/database";
    }

    @Override
    public Optional<DatabaseUrl> read(String text, Consumer<String> problems) {
      return parse(text, problems);
    }

    @Override
    public boolean holdsSecret() {
      return true;
    }

    @Override
    public String shown(String text, DatabaseUrl value) {
      return value.toString();
    }
  }
}
