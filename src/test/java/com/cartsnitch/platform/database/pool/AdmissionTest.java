package com.cartsnitch.platform.database.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cartsnitch.platform.database.pool.PoolUnavailableException.Reason;
import io.helidon.dbclient.jdbc.JdbcConnectionPool;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A pool of eight: sixteen requests may use it, four of them one user's. */
@Timeout(20)
class AdmissionTest {
  private static final int CONNECTIONS = 8;
  private static final Connection CONNECTION =
      (Connection)
          Proxy.newProxyInstance(
              AdmissionTest.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              (_, method, _) -> {
                throw new AssertionError(method);
              });

  private final List<Reason> refusals = new ArrayList<>();
  private final Admission admission = new Admission(CONNECTIONS, refusals::add);
  private final JdbcConnectionPool pool = admission.before(() -> CONNECTION);
  private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void everySlotIsFreeInTheEnd() {
    end.countDown();
    requests.close();
    assertThat(admission.used()).isZero();
  }

  @Test
  void refusesMoreRequestsThanTwiceTheConnectionsAtOnceAndCountsThem() throws Exception {
    fill(16);
    assertThat(admission.used()).isEqualTo(admission.slots()).isEqualTo(16);
    assertRefused(Reason.OVERLOADED, () -> admission.serve(pool::connection));
    assertThat(refusals).containsExactly(Reason.OVERLOADED);
  }

  @Test
  void requestHasOneSlotHoweverOftenItAsksAndGivesItBackWhenItFails() {
    assertThatThrownBy(
            () ->
                admission.serve(
                    () -> {
                      pool.connection();
                      pool.connection();
                      assertThat(admission.used()).isEqualTo(1);
                      throw new IllegalStateException("a bug");
                    }))
        .hasMessage("a bug");
    assertThat(admission.used()).isZero();
  }

  @Test
  void whoeverNeedsNoConnectionIsServedWhenAllSlotsAreTaken() throws Exception {
    fill(16);
    admission.serve(() -> assertThat(admission.used()).isEqualTo(16));
    admission.serve(() -> assertThat(Admission.exempt(pool::connection)).isSameAs(CONNECTION));
    assertThat(pool.connection()).as("no request asks").isSameAs(CONNECTION);
  }

  @Test
  void userHasAQuarterOfTheSlotsAndOthersTheirs() throws Exception {
    fill(4, "ann");
    assertRefused(Reason.USER_SHARE, () -> admission.serve(() -> use("ann")));
    assertThat(admission.used()).isEqualTo(4);
    admission.serve(() -> use("bob"));
    assertThat(refusals).containsExactly(Reason.USER_SHARE);
  }

  @Test
  void userHasASlotOfTheSmallestPool() {
    Admission small = new Admission(1, refusals::add);
    JdbcConnectionPool one = small.before(() -> CONNECTION);
    small.serve(
        () -> {
          one.connection();
          Admission.belongsTo("ann");
          assertThat(small.used()).isEqualTo(1);
        });
  }

  @Test
  void requestThatWaitsForSomethingElseHoldsNoSlotMeanwhile() throws Exception {
    admission.serve(
        () -> {
          use("ann");
          Admission.leave();
          assertThat(admission.used()).isZero();
          fill(4, "ann");
          assertRefused(Reason.USER_SHARE, pool::connection);
        });
  }

  private void use(String userId) {
    pool.connection();
    Admission.belongsTo(userId);
  }

  private void fill(int count, String... user) {
    CountDownLatch inside = new CountDownLatch(count);
    List<Future<?>> filled = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String userId = user.length == 0 ? "user-" + i : user[0];
      filled.add(requests.submit(() -> admission.serve(() -> hold(userId, inside))));
    }
    await(inside);
    assertThat(filled).noneMatch(Future::isDone);
  }

  private void hold(String userId, CountDownLatch inside) {
    use(userId);
    inside.countDown();
    await(end);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void assertRefused(Reason reason, Runnable request) {
    assertThatThrownBy(request::run)
        .isInstanceOfSatisfying(
            PoolUnavailableException.class,
            refused -> assertThat(refused.reason()).isEqualTo(reason));
  }
}
