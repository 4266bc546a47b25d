package com.cartsnitch.auth.attempts;

import com.cartsnitch.auth.password.PasswordHasher;
import com.cartsnitch.auth.user.EmailAddress;
import com.cartsnitch.platform.http.request.ClientAddress;
import com.cartsnitch.platform.limit.PasswordLimits;
import com.cartsnitch.platform.problem.ApiException;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stands before all work with passwords, so that nobody gets to guess for long. */
public final class PasswordGuard {
  private static final Logger LOG = LoggerFactory.getLogger(PasswordGuard.class);

  private final PasswordLimits limits;
  private final PasswordHasher hasher;
  private final ClientAddress clients;
  private final SignInAddresses addresses;

  public PasswordGuard(
      PasswordLimits limits,
      PasswordHasher hasher,
      ClientAddress clients,
      SignInAddresses addresses) {
    this.limits = limits;
    this.hasher = hasher;
    this.clients = clients;
    this.addresses = addresses;
  }

  /**
   * Lets somebody sign up.
   *
   * @param email his address
   * @param work makes the user; empty if the address is in use
   * @throws ApiException 429
   */
  public <T> Optional<T> signUp(ServerRequest request, String email, Supplier<Optional<T>> work) {
    String network = clients.network(request);
    limits.signUp(network);
    Optional<T> made = hasher.countedFor(network, work);
    made.ifPresent(_ -> note(email, network));
    return made;
  }

  /**
   * Lets somebody sign in.
   *
   * @param email as it was typed
   * @param work compares the password; empty if it is wrong
   * @throws ApiException 429
   */
  public <T> Optional<T> signIn(ServerRequest request, String email, Supplier<Optional<T>> work) {
    String network = clients.network(request);
    Optional<T> signedIn = attempt(network, email, work);
    signedIn.ifPresent(_ -> note(email, network));
    return signedIn;
  }

  /**
   * Lets somebody show a password.
   *
   * @param email whose
   * @param work compares it; empty if it is wrong
   * @throws ApiException 429
   */
  public <T> Optional<T> attempt(ServerRequest request, String email, Supplier<Optional<T>> work) {
    return attempt(clients.network(request), email, work);
  }

  /** By now somebody is signed in, and must be told so. */
  private void note(String email, String network) {
    try {
      addresses.note(EmailAddress.canonical(email), network);
    } catch (RuntimeException e) {
      LOG.warn("It was not noted from where a user signed in", e);
    }
  }

  private <T> Optional<T> attempt(String network, String email, Supplier<Optional<T>> work) {
    String address = EmailAddress.canonical(email);
    try (PasswordLimits.Attempt attempt =
        limits.attempt(address, network, () -> addresses.known(address, network))) {
      Optional<T> result = hasher.countedFor(network, work);
      if (result.isEmpty()) {
        attempt.failed();
      }
      return result;
    }
  }

  /**
   * Lets somebody choose another password by a link that was mailed to him. If that is good he is
   * known where he is: those who guess at his password must not keep him out.
   *
   * @param email whose; empty for nobody's
   * @param work changes the password; empty if the link is no good
   * @throws ApiException 429
   */
  public <T> Optional<T> reset(ServerRequest request, String email, Supplier<Optional<T>> work) {
    String network = clients.network(request);
    limits.work(EmailAddress.canonical(email), network);
    Optional<T> done = hasher.countedFor(network, work);
    done.ifPresent(_ -> note(email, network));
    return done;
  }

  /**
   * Lets a user try to take another address.
   *
   * @param email the address
   * @throws ApiException 429
   */
  public void newAddress(ServerRequest request, String userId, String email) {
    limits.newAddress(userId);
    limits.work(email, clients.network(request));
  }

  /**
   * Lets somebody do what else has to do with a password.
   *
   * @param email whose; empty for nobody's
   * @throws ApiException 429
   */
  public void work(ServerRequest request, String email) {
    limits.work(EmailAddress.canonical(email), clients.network(request));
  }
}
