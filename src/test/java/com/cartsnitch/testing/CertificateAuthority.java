package com.cartsnitch.testing;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * An authority that nobody knows but those whom a test tells.
 *
 * @param file its certificate in PEM
 * @param bundle the same with its key
 */
public record CertificateAuthority(Path file, X509Bundle bundle) {

  /**
   * Makes one.
   *
   * @param folder where its file goes
   * @param name of the authority and of its file
   */
  public static CertificateAuthority create(Path folder, String name) throws Exception {
    X509Bundle bundle =
        new CertificateBuilder()
            .ecp256()
            .subject("CN=" + name)
            .setIsCertificateAuthority(true)
            .buildSelfSigned();
    Path file = Files.writeString(folder.resolve(name + ".pem"), bundle.getCertificatePEM());
    return new CertificateAuthority(file, bundle);
  }

  /**
   * Issues a certificate.
   *
   * @param host the only name that it is good for
   */
  public Pair issue(String host) throws Exception {
    X509Bundle issued =
        new CertificateBuilder()
            .ecp256()
            .subject("CN=" + host)
            .addSanDnsName(host)
            .buildIssuedBy(bundle);
    String certificate = host + ".crt";
    return new Pair(
        Files.writeString(file.resolveSibling(certificate), issued.getCertificatePathPEM()),
        secret(file.resolveSibling(host + ".key"), issued.getPrivateKeyPEM()));
  }

  /** PostgreSQL takes no key that others can read. */
  private static Path secret(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    var onlyOwner = PosixFilePermissions.fromString("rw-------");
    Files.createFile(file, PosixFilePermissions.asFileAttribute(onlyOwner));
    return Files.writeString(file, text);
  }

  /**
   * What a server shows.
   *
   * @param certificate in PEM
   * @param key its key in PEM
   */
  public record Pair(Path certificate, Path key) {}
}
