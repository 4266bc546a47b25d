package com.cartsnitch.platform.config;

import com.cartsnitch.platform.config.RedisSettings.Topology;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads how to reach Redis, and whom to trust there. */
final class RedisReader {
  private static final String CA_FILE = "CARTSNITCH_REDIS_CA_FILE";
  private static final String DEFAULT = "redis://localhost:6379/0";

  private RedisReader() {}

  static RedisSettings read(Variables variables, Problems problems) {
    Optional<String> given = variables.given(RedisUrl.VARIABLE);
    String url = given.orElse(DEFAULT);
    RedisSettings settings = new RedisUrl(problems).parse(url);
    variables.note(RedisUrl.VARIABLE, masked(settings), given.isEmpty());
    String file = variables.text(CA_FILE, "");
    boolean unusable = !settings.configured() && !url.isEmpty();
    if (file.isEmpty() || unusable) {
      return settings;
    }
    Optional<String> problem =
        settings.tls()
            ? PemFile.problemOfCertificates(file).map("names a file that "::concat)
            : Optional.of("needs a rediss:// URL in " + RedisUrl.VARIABLE);
    problem.ifPresent(what -> problems.add(CA_FILE, what));
    return problem.isPresent() ? settings : settings.trusting(Path.of(file));
  }

  private static String masked(RedisSettings settings) {
    if (!settings.configured()) {
      return "";
    }
    String address = settings.addresses().getFirst();
    String hosts =
        settings.addresses().stream()
            .map(text -> text.substring(text.indexOf("://") + 3))
            .collect(Collectors.joining(","));
    String master = settings.masterName().isEmpty() ? "" : "#" + settings.masterName();
    return "%s%s://%s%s/%d%s"
        .formatted(
            address.substring(0, address.indexOf(':')),
            kind(settings.topology()),
            credentials(settings),
            hosts,
            settings.database(),
            master);
  }

  private static String kind(Topology topology) {
    return switch (topology) {
      case NONE, SINGLE -> "";
      case SENTINEL -> "-sentinel";
      case CLUSTER -> "-cluster";
    };
  }

  private static String credentials(RedisSettings settings) {
    if (settings.password() == null) {
      return "";
    }
    String user = settings.username();
    return (user == null ? "" : user) + ":" + Secret.MASK + "@";
  }
}
