package com.cartsnitch.platform.config.address;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Optional;

/** Looks whether a file that a setting names is what it should be. */
public final class PemFile {
  private PemFile() {}

  /** What is wrong with a file that should hold certificates; empty if nothing is. */
  public static Optional<String> problemOfCertificates(String file) {
    if (!isReadable(file)) {
      return Optional.of("can't be read");
    }
    return holdsCertificate(Path.of(file))
        ? Optional.empty()
        : Optional.of("holds no certificate in PEM");
  }

  static boolean isReadable(String file) {
    try {
      return Files.isRegularFile(Path.of(file)) && Files.isReadable(Path.of(file));
    } catch (InvalidPathException _) {
      return false;
    }
  }

  private static boolean holdsCertificate(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      return !CertificateFactory.getInstance("X.509").generateCertificates(stream).isEmpty();
    } catch (IOException | CertificateException _) {
      return false;
    }
  }
}
