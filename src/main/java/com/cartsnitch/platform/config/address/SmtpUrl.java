package com.cartsnitch.platform.config.address;

import com.cartsnitch.platform.config.Secret;
import com.cartsnitch.platform.config.SettingType;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and masks {@code smtp[s]://[user:password@]host[:port]}. */
public final class SmtpUrl {
  /** The type of the setting; an empty text is no server. */
  public static final SettingType<Optional<SmtpAddress>> TYPE = new Type();

  private static final String FORM =
      "must look like smtp://user:password@host:587 (STARTTLS) or smtps://user:password@host:465"
          + " (TLS), with user and password percent-encoded, or be empty for no mail";
  private static final int SUBMISSION = 587;
  private static final int SUBMISSIONS = 465;
  private static final int MAX_PORT = 65_535;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final Pattern URL =
      Pattern.compile(
          "(?<scheme>smtps?)://(?:(?<user>[^:@/?#\\s]+):(?<password>[^:@/?#\\s]+)@)?"
              + "(?:(?<name>[A-Za-z0-9_][A-Za-z0-9._-]*)|\\[(?<ip6>[0-9A-Fa-f:.]+)])"
              + "(?::(?<port>\\d{1,5}))?/?");

  private SmtpUrl() {}

  private static Optional<SmtpAddress> parse(String text) {
    Matcher matcher = URL.matcher(text);
    try {
      return matcher.matches() ? of(matcher) : Optional.empty();
    } catch (IllegalArgumentException _) {
      // a % that is not followed by two hex digits
      return Optional.empty();
    }
  }

  private static Optional<SmtpAddress> of(Matcher matcher) {
    boolean tls = matcher.group("scheme").equals("smtps");
    String ownPort = Integer.toString(tls ? SUBMISSIONS : SUBMISSION);
    String portText = matcher.group("port");
    int port = Integer.parseInt(portText == null ? ownPort : portText);
    Optional<String> host = host(matcher);
    Optional<SmtpAddress.Login> login = login(matcher);
    boolean complete = login.isPresent() || matcher.group("user") == null;
    if (port == 0 || port > MAX_PORT || !complete) {
      return Optional.empty();
    }
    return host.map(name -> new SmtpAddress(name, port, tls, login));
  }

  private static Optional<String> host(Matcher matcher) {
    String name = matcher.group("name");
    return name == null ? IpAddresses.ip6(matcher.group("ip6")) : Optional.of(name);
  }

  /** Empty if no user is named, or if the name would break a line of the protocol. */
  private static Optional<SmtpAddress.Login> login(Matcher matcher) {
    if (matcher.group("user") == null) {
      return Optional.empty();
    }
    String user = DatabaseUrl.decode(matcher.group("user"));
    String password = DatabaseUrl.decode(matcher.group("password"));
    return CONTROL.matcher(user + password).find()
        ? Optional.empty()
        : Optional.of(new SmtpAddress.Login(new Secret(user), new Secret(password)));
  }

  /** As it may be shown. */
  private static String masked(SmtpAddress address) {
    String host = address.host().contains(":") ? "[" + address.host() + "]" : address.host();
    return "%s://%s%s:%d"
        .formatted(
            address.tls() ? "smtps" : "smtp",
            address.login().isPresent() ? Secret.MASK + "@" : "",
            host,
            address.port());
  }

  private static final class Type implements SettingType<Optional<SmtpAddress>> {
    @Override
    public String rule() {
      return FORM;
    }

    @Override
    public Optional<Optional<SmtpAddress>> read(String text, Consumer<String> problems) {
      Optional<SmtpAddress> address = parse(text);
      if (address.isEmpty() && !text.isEmpty()) {
        problems.accept(FORM);
        return Optional.empty();
      }
      return Optional.of(address);
    }

    @Override
    public boolean holdsSecret() {
      return true;
    }

    @Override
    public String shown(String text, Optional<SmtpAddress> value) {
      return value.map(SmtpUrl::masked).orElse("");
    }
  }
}
