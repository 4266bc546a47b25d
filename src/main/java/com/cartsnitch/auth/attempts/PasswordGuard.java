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

/** Limits all attempts at passwords. */
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
   * Runs a sign-up within the limits.
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
   * Runs a sign-in within the limits.
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
   * Checks a password within the limits.
   *
   * @param email whose
   * @param work compares it; empty if it is wrong
   * @throws ApiException 429
   */
  public <T> Optional<T> attempt(ServerRequest request, String email, Supplier<Optional<T>> work) {
    return attempt(clients.network(request), email, work);
  }

  /** The user is signed in by now: a failure to note the address must not hide that. */
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
   * Runs a password reset by a mailed link within the limits. A good link makes the network known
   * for the user, so that guesses from elsewhere do not lock the user out.
   *
   * @param email the user's address; empty if there is none
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
   * Counts other work with a password.
   *
   * @param email the user's address; empty if there is none
   * @throws ApiException 429
   */
  public void work(ServerRequest request, String email) {
    limits.work(EmailAddress.canonical(email), clients.network(request));
  }
}
