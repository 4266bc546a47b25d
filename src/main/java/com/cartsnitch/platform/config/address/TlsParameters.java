package com.cartsnitch.platform.config.address;

import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The parameters of a database URL that speak of TLS: all that belongs together, or none. */
final class TlsParameters {
  private static final Set<String> MODES =
      Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

  private final Map<String, String> query;
  private final Consumer<String> problems;

  TlsParameters(Map<String, String> query, Consumer<String> problems) {
    this.query = query;
    this.problems = problems;
  }

  void check() {
    String mode = query.getOrDefault("sslmode", "prefer");
    if (!MODES.contains(mode)) {
      problems.accept("needs an sslmode such as require or verify-full");
      return;
    }
    checkRoot(mode.startsWith("verify-"), query.get("sslrootcert"));
    checkOwn(mode, query.get("sslcert"), query.get("sslkey"));
  }

  /** The driver looks at the CA only when it verifies: one that is ignored would deceive. */
  private void checkRoot(boolean verifies, @Nullable String root) {
    if (verifies && root == null) {
      problems.accept("needs sslrootcert=FILE beside sslmode=verify-...");
    }
    if (!verifies && root != null) {
      problems.accept("has an sslrootcert, which needs sslmode=verify-full or verify-ca");
    }
    if (root != null) {
      checkCertificates("sslrootcert", root);
    }
  }

  private void checkOwn(String mode, @Nullable String certificate, @Nullable String key) {
    boolean keyStore = key != null && (key.endsWith(".p12") || key.endsWith(".pfx"));
    if (certificate != null && key == null) {
      problems.accept("needs sslkey=FILE beside sslcert");
    }
    if (certificate == null && key != null && !keyStore) {
      problems.accept("needs sslcert=FILE beside sslkey");
    }
    if (mode.equals("disable") && (certificate != null || key != null)) {
      problems.accept("has sslcert or sslkey beside sslmode=disable");
    }
    if (certificate != null) {
      checkCertificates("sslcert", certificate);
    }
    if (key != null && !PemFile.isReadable(key)) {
      problems.accept("names an sslkey that can't be read");
    }
  }

  private void checkCertificates(String parameter, String file) {
    PemFile.problemOfCertificates(file)
        .ifPresent(what -> problems.accept("names an %s that %s".formatted(parameter, what)));
  }
}
