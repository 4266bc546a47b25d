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
   * @param name the first name that it is good for, and the name of its files
   * @param addresses IP addresses that it is good for, too
   */
  public Pair issue(String name, String... addresses) throws Exception {
    CertificateBuilder builder =
        new CertificateBuilder().ecp256().subject("CN=" + name).addSanDnsName(name);
    for (String address : addresses) {
      builder.addSanIpAddress(address);
    }
    X509Bundle issued = builder.buildIssuedBy(bundle);
    return new Pair(
        Files.writeString(file.resolveSibling(name + ".crt"), issued.getCertificatePathPEM()),
        secret(file.resolveSibling(name + ".key"), issued.getPrivateKeyPEM()),
        file);
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
   * @param authority the certificate of who issued it, in PEM
   */
  public record Pair(Path certificate, Path key, Path authority) {}
}
