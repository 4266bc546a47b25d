package com.cartsnitch.platform.database.pool;

import java.util.Optional;

/** What one request has of an {@link Admission}. Used by the request's thread alone. */
final class Ticket {
  private final Admission admission;
  private boolean inside;
  private Optional<String> userId = Optional.empty();

  Ticket(Admission admission) {
    this.admission = admission;
  }

  /** Takes a slot, and counts it for the user if he is known. */
  void enter() {
    if (!inside) {
      admission.take();
      inside = true;
      userId.ifPresent(this::share);
    }
  }

  /** Counts the slot for a user, too. */
  void belongsTo(String user) {
    if (userId.isEmpty()) {
      if (inside) {
        share(user);
      }
      userId = Optional.of(user);
    }
  }

  /** Gives the slot back. */
  void leave() {
    if (inside) {
      inside = false;
      admission.giveBack();
      userId.ifPresent(admission::giveShareBack);
    }
  }

  private void share(String user) {
    try {
      admission.takeShare(user);
    } catch (PoolUnavailableException refused) {
      inside = false;
      admission.giveBack();
      throw refused;
    }
  }
}
