package com.cartsnitch.platform.limit;

import com.cartsnitch.platform.crypto.Sha256;
import com.cartsnitch.platform.limit.RateLimiter.Admission;
import com.cartsnitch.platform.problem.ApiException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The limits on work with passwords, which is slow and which guessers ask for: by the user aimed at
 * and the client's address together, by the address alone, and by the user alone for what fails.
 */
public final class PasswordLimits {
  private static final int FAILURES = 30;
  private static final int HASH_LENGTH = 16;

  private final Optional<LimitGate> gate;
  private final Limit signUps;
  private final Limit aimed;
  private final Limit anybody;
  private final Limit failures;
  private final Limit addresses;

  PasswordLimits(Optional<LimitGate> gate, RateLimitSettings settings) {
    this.gate = gate;
    int requests = settings.passwordRequests();
    this.signUps = new Limit("sign-up", requests, settings.passwordWindow());
    this.aimed = new Limit("password", requests, settings.passwordWindow());
    this.anybody =
        new Limit(
            "password-network", settings.passwordNetworkRequests(), settings.passwordWindow());
    this.addresses = new Limit("new-address", requests, settings.passwordWindow());
    this.failures =
        new Limit("password-failures", Math.max(FAILURES, requests), settings.passwordWindow());
  }

  /**
   * Counts a sign-up.
   *
   * @param network where it comes from
   * @throws ApiException 429
   */
  public void signUp(String network) {
    gate.ifPresent(
        open -> {
          open.pass(signUps, network);
          open.pass(anybody, network);
        });
  }

  /**
   * Counts a user's attempt to take another address, whichever it is and wherever he comes from.
   *
   * @throws ApiException 429
   */
  public void newAddress(String userId) {
    gate.ifPresent(open -> open.pass(addresses, userId));
  }

  /**
   * Counts work with a user's password.
   *
   * @param email the address in lower case; empty for text that is no address
   * @param network where the request comes from
   * @throws ApiException 429
   */
  public void work(String email, String network) {
    gate.ifPresent(
        open -> {
          open.pass(aimed, hashed(email) + ":" + network);
          open.pass(anybody, network);
        });
  }

  /**
   * Counts an attempt at a user's password.
   *
   * @param email the address in lower case; empty for text that is no address
   * @param network where the request comes from
   * @param trusted whether the user has signed in from this network before: failures elsewhere must
   *     not lock the user out
   * @return to be closed; counts as failed only if that is said before
   * @throws ApiException 429
   */
  public Attempt attempt(String email, String network, BooleanSupplier trusted) {
    work(email, network);
    return new Attempt(gate.map(open -> admitted(open, email, trusted)));
  }

  private Admission admitted(LimitGate open, String email, BooleanSupplier trusted) {
    Admission admission = open.ask(failures, hashed(email));
    if (!admission.decision().allowed() && !trusted.getAsBoolean()) {
      throw open.refusal(admission);
    }
    return admission;
  }

  /** Addresses are hashed, so that Redis does not expose them. */
  private static String hashed(String email) {
    return HexFormat.of().formatHex(Sha256.of(email), 0, HASH_LENGTH);
  }

  /** One attempt at a password. */
  public final class Attempt implements AutoCloseable {
    private final Optional<Admission> admission;
    private boolean failed;

    private Attempt(Optional<Admission> admission) {
      this.admission = admission;
    }

    /** The password was wrong. */
    public void failed() {
      failed = true;
    }

    @Override
    public void close() {
      if (!failed && gate.isPresent()) {
        admission.filter(made -> made.decision().allowed()).ifPresent(gate.get()::forget);
      }
    }
  }
}
