package com.cartsnitch.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cartsnitch.platform.command.Progress;
import com.cartsnitch.platform.config.Environment;
import com.cartsnitch.testing.QuietProgress;
import com.cartsnitch.testing.TestDatabase;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where demo data don't go, and how they go on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeedRefusalIT {
  private static final LocalDate UNTIL = LocalDate.of(2026, 3, 15);

  private final TestDatabase database = TestDatabase.migrated();

  @AfterEach
  void clear() {
    database.clear();
  }

  @AfterAll
  void close() {
    database.close();
  }

  @ParameterizedTest
  @EnumSource(names = "DEV", mode = EnumSource.Mode.EXCLUDE)
  void anEnvironmentThatIsNoPlaceToPlayMustBeNamed(Environment environment) throws Exception {
    String name = environment.toString().toLowerCase(Locale.ROOT);
    Seed seed = new Seed(environment, database.settings(), new QuietProgress());
    assertRefused(seed, options("0.05", null, null), "the environment is " + name);
    assertRefused(seed, options("0.05", "dev", null), "--force-environment is dev");
    seed.run(options("0.05", name, null));
    assertThat(database.rows("SELECT count(*) FROM users")).containsExactly("25");
    // nobody gets in by what the sources say
    assertThat(database.rows("SELECT id FROM accounts")).isEmpty();
    List<String> tokens = database.rows("SELECT email_inbound_token FROM users ORDER BY id");
    assertThat(tokens).allMatch(token -> token.matches("[A-Za-z0-9_-]{21}[AQgw]"));
    database.clear();
    seed.run(options("0.05", name, null));
    assertThat(database.rows("SELECT email_inbound_token FROM users ORDER BY id"))
        .hasSize(25)
        .doesNotContainAnyElementsOf(tokens);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO users (id, email) VALUES ('x', 'x@example.org')",
        "INSERT INTO stores (name, slug) VALUES ('US city average', 'us-average')",
        "INSERT INTO normalized_products (canonical_name) VALUES ('Eggs')",
        "INSERT INTO cpi_observations (month, value) VALUES (DATE '2026-01-01', 300)",
        """
        WITH s AS (INSERT INTO stores (name, slug) VALUES ('Kroger', 'kroger') RETURNING id),
             p AS (INSERT INTO normalized_products (canonical_name) VALUES ('Eggs') RETURNING id)
        INSERT INTO price_history
          (normalized_product_id, store_id, observed_date, regular_price, source)
        SELECT p.id, s.id, DATE '2026-01-01', 3, 'catalog' FROM s, p
        """
      })
  void aDatabaseWithOtherDataMustBeNamed(String otherData) throws Exception {
    database.execute(otherData);
    String name = database.rows("SELECT current_database()").getFirst();
    assertRefused(seed(), options("0.05", null, null), "the database holds other data (see table ");
    assertRefused(seed(), options("0.05", null, "shop"), "--force-database is shop");
    seed().run(options("0.05", null, name));
    assertThat(database.rows("SELECT count(*) >= 25 FROM users")).containsExactly("t");
    assertThat(database.rows("SELECT count(*) FROM stores WHERE slug = 'kroger'"))
        .containsExactly("1");
  }

  @Test
  void demoDataOfOtherArgumentsAreOtherData() throws Exception {
    seed().run(options("0.05", null, null));
    assertRefused(
        seed(), options("0.06", null, null), "the database holds demo data of another --scale");
    assertRefused(
        seed(),
        new SeedOptions(2, new BigDecimal("0.05"), UNTIL, null, null),
        "the database holds other data");
  }

  @Test
  void aPurchaseOnTopOfAnUnfinishedSeedIsOtherData() throws Exception {
    stopAfter(60, options("0.05", null, null));
    database.execute(
        "INSERT INTO purchases (user_id, store_id, receipt_id, purchase_date, total)"
            + " SELECT u.id, s.id, 'mine', DATE '2026-01-01', 3 FROM users u, stores s LIMIT 1");
    assertRefused(seed(), options("0.05", null, null), "holds other data (see table purchases)");
  }

  @Test
  void onlyOneRunsAtATimeAndOnlyOnTheNewestSchema() throws Exception {
    try (Connection other = database.connect();
        Statement statement = other.createStatement()) {
      statement.execute("SELECT pg_advisory_lock(hashtextextended('cartsnitch:seed', 0))");
      assertRefused(seed(), options("0.05", null, null), "another seed is running");
    }
    try (TestDatabase empty = TestDatabase.empty()) {
      assertThatThrownBy(
              () ->
                  new Seed(Environment.DEV, empty.settings(), new QuietProgress())
                      .run(options("0.05", null, null)))
          .isInstanceOf(SeedRefusedException.class)
          .hasMessageContaining("run migrate first");
    }
  }

  @Test
  void whatWasStoppedEndsWithTheSameBytesAndThenNothingChanges() throws Exception {
    SeedOptions options = options("0.4", null, null);
    try (TestDatabase other = TestDatabase.migrated()) {
      new Seed(Environment.DEV, other.settings(), new QuietProgress()).run(options);
      stopAfter(0, options);
      stopAfter(60, options);
      assertThat(database.rows("SELECT count(*) BETWEEN 1 AND 19999 FROM price_history"))
          .containsExactly("t");
      assertThat(seed().run(options).alreadyThere()).isFalse();
      assertThat(Dump.of(database)).isEqualTo(Dump.of(other));
      database.execute("INSERT INTO stores (name, slug) VALUES ('US city average', 'us-average')");
      assertThat(seed().run(options).alreadyThere()).isTrue();
      database.execute("DELETE FROM stores WHERE slug = 'us-average'");
      assertThat(Dump.of(database)).isEqualTo(Dump.of(other));
    }
  }

  private Seed seed() {
    return new Seed(Environment.DEV, database.settings(), new QuietProgress());
  }

  private static SeedOptions options(
      String scale, @Nullable String environment, @Nullable String databaseName) {
    return new SeedOptions(1, new BigDecimal(scale), UNTIL, environment, databaseName);
  }

  private void assertRefused(Seed seed, SeedOptions options, String part) {
    List<String> before = database.rows("SELECT count(*) FROM users");
    assertThatThrownBy(() -> seed.run(options))
        .isInstanceOf(SeedRefusedException.class)
        .hasMessageContaining(part)
        .hasMessageEndingWith("nothing was written")
        .hasMessageNotContaining("\n");
    assertThat(database.rows("SELECT count(*) FROM users")).isEqualTo(before);
  }

  /** Runs until so many days are written. */
  private void stopAfter(int days, SeedOptions options) {
    Seed seed = new Seed(Environment.DEV, database.settings(), new Stopping(days));
    assertThatThrownBy(() -> seed.run(options)).isInstanceOf(IllegalStateException.class);
  }

  /** Ends the run. */
  private static final class Stopping implements Progress {
    private long left;

    Stopping(long left) {
      this.left = left;
    }

    @Override
    public void start(long total, String label) {}

    @Override
    public void step(long steps) {
      left -= steps;
      if (left < 0) {
        throw new IllegalStateException("stopped");
      }
    }

    @Override
    public void note(String line) {}

    @Override
    public void done() {}
  }
}
