package com.cartsnitch.platform.database.pool;

import com.cartsnitch.platform.database.pool.PoolUnavailableException.Reason;
import io.helidon.dbclient.jdbc.JdbcConnectionPool;
import java.sql.Connection;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Lets twice as many requests use the database at a time as the pool has connections, and refuses
 * the excess at once, so that the others wait briefly. A request takes a slot when it first asks
 * for a connection, which for one with credentials is their look-up, and keeps it to its end; one
 * that asks for none takes none.
 */
public final class Admission {
  private static final ScopedValue<Optional<Ticket>> CURRENT = ScopedValue.newInstance();
  private static final int PER_CONNECTION = 2;
  private static final int USERS = 4;

  private final int slots;
  private final int userSlots;
  private final Semaphore free;
  private final ConcurrentMap<String, Integer> users = new ConcurrentHashMap<>();
  private final Consumer<Reason> refusals;

  /**
   * @param connections how many the pool has at most
   * @param refusals told of every refusal
   */
  public Admission(int connections, Consumer<Reason> refusals) {
    this.slots = PER_CONNECTION * connections;
    this.userSlots = Math.max(1, slots / USERS);
    this.free = new Semaphore(slots);
    this.refusals = refusals;
  }

  /** Serves a request; its slot, if it takes one, is free again when it ends. */
  public void serve(Runnable request) {
    Ticket ticket = new Ticket(this);
    try {
      ScopedValue.where(CURRENT, Optional.of(ticket)).run(request);
    } finally {
      ticket.leave();
    }
  }

  /** Runs a statement that other requests wait for, too: it takes no slot. */
  public static <T> T exempt(Supplier<T> statement) {
    return ScopedValue.where(CURRENT, Optional.<Ticket>empty()).call(statement::get);
  }

  /**
   * This thread's request is going to wait for something else than the database: its slot is free
   * until it asks for a connection again.
   */
  public static void leave() {
    current().ifPresent(Ticket::leave);
  }

  /**
   * This thread's request was found to be a user's, who has at most a quarter of the slots.
   *
   * @throws PoolUnavailableException if he has them already
   */
  public static void belongsTo(String userId) {
    current().ifPresent(ticket -> ticket.belongsTo(userId));
  }

  /** Connections that only admitted requests get. */
  public JdbcConnectionPool before(JdbcConnectionPool pool) {
    return new JdbcConnectionPool() {
      @Override
      public Connection connection() {
        current().ifPresent(Ticket::enter);
        return pool.connection();
      }

      @Override
      public String dbType() {
        return pool.dbType();
      }
    };
  }

  /** How many requests have a slot. */
  public int used() {
    return slots - free.availablePermits();
  }

  /** How many slots there are. */
  public int slots() {
    return slots;
  }

  private static Optional<Ticket> current() {
    return CURRENT.orElse(Optional.empty());
  }

  void take() {
    if (!free.tryAcquire()) {
      throw refusal(Reason.OVERLOADED);
    }
  }

  void giveBack() {
    free.release();
  }

  void takeShare(String userId) {
    if (users.merge(userId, 1, Integer::sum) > userSlots) {
      giveShareBack(userId);
      throw refusal(Reason.USER_SHARE);
    }
  }

  void giveShareBack(String userId) {
    users.computeIfPresent(userId, (_, count) -> count == 1 ? null : count - 1);
  }

  private PoolUnavailableException refusal(Reason reason) {
    refusals.accept(reason);
    return new PoolUnavailableException(reason);
  }
}
