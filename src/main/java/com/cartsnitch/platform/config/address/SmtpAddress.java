package com.cartsnitch.platform.config.address;

import com.cartsnitch.platform.config.Secret;
import java.util.Optional;

/**
 * A mail server.
 *
 * @param host its name or address; IPv6 without brackets
 * @param port 1 to 65535
 * @param tls whether it speaks TLS from the first byte; else STARTTLS is used where it is offered
 * @param login the account to log in with; empty for none
 */
public record SmtpAddress(String host, int port, boolean tls, Optional<Login> login) {

  /**
   * Name and password. Some providers take one token for both, so neither is printed.
   *
   * @param user the name
   * @param password the password
   */
  public record Login(Secret user, Secret password) {}

  /** Whether a connection that can't be encrypted is of no use: else a password would be read. */
  public boolean mustEncrypt() {
    return login.isPresent() && !isThisHost();
  }

  private boolean isThisHost() {
    return host.equals("localhost")
        || IpAddresses.address(host).stream().anyMatch(ip -> ip.isLoopback());
  }
}
