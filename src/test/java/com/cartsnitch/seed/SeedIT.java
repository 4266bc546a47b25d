package com.cartsnitch.seed;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.config.Environment;
import com.cartsnitch.testing.QuietProgress;
import com.cartsnitch.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The demo data at scale 1 agree with each other and with the rules of the domain. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeedIT {
  private static final SeedOptions OPTIONS =
      new SeedOptions(1, BigDecimal.ONE, LocalDate.of(2026, 3, 15), null, null);

  private final TestDatabase database = TestDatabase.migrated();

  @BeforeAll
  void seed() throws Exception {
    long start = System.nanoTime();
    SeedResult result =
        new Seed(Environment.DEV, database.settings(), new QuietProgress()).run(OPTIONS);
    System.out.println("SECONDS " + (System.nanoTime() - start) / 1e9);
    assertThat(result.alreadyThere()).isFalse();
  }

  @AfterAll
  void close() {
    database.close();
  }

  @Test
  void look() throws Exception {
    Thread.sleep(Long.getLong("look", 0) * 1000);
    Dump.of(database)
        .forEach(
            (table, rows) -> {
              System.out.println("== " + table + " " + rows.size());
              rows.stream().limit(3).forEach(System.out::println);
              if (rows.size() > 3) System.out.println(rows.get(rows.size() / 2));
            });
  }
}
