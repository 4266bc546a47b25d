package com.cartsnitch.bls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cartsnitch.testing.DevData;
import com.cartsnitch.testing.QuietProgress;
import com.cartsnitch.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CpiImportIT {
  private final TestDatabase database = TestDatabase.migrated();

  @AfterEach
  void clear() {
    database.clear();
  }

  @AfterAll
  void close() {
    database.close();
  }

  @Test
  void twiceTheSameImportDoublesNothing() throws Exception {
    assertThat(run(DevData.file("cpi_u_all_items.csv"))).isEqualTo(new CpiResult(1360, 1360, 0));
    assertThat(run(DevData.folder())).isEqualTo(new CpiResult(1360, 0, 0));
    assertThat(database.rows("SELECT value FROM cpi_observations WHERE month = '2025-09-01'"))
        .containsExactly("324.800");
    assertThat(database.rows("SELECT value FROM cpi_observations WHERE month = '2025-10-01'"))
        .isEmpty();
  }

  @Test
  void readsAllItemsOutOfTheBureausFile(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("cu.data.1.AllItems");
    Files.writeString(
        file,
        """
        series_id        \tyear\tperiod\tvalue\tfootnote_codes
        CUSR0000SA0      \t2025\tM09\t324.368\t
        CUUR0000SA0      \t2025\tM09\t324.800\t
        CUUR0000SA0      \t2025\tM10\t-\tX
        CUUR0000SA0      \t2025\tM13\t321.5\t
        """);
    assertThat(run(file)).isEqualTo(new CpiResult(1, 1, 0));
    assertThat(database.rows("SELECT month, value FROM cpi_observations"))
        .containsExactly("2025-09-01 324.800");
  }

  @Test
  void aBadLineLeavesEverythingAsItWas(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("cpi.csv");
    Files.writeString(file, "month,cpi_u\n2025-09,324.8\n2025-11,?\n");
    assertThatThrownBy(() -> run(file))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("cpi.csv:3: cpi_u is not a number above zero: ?");
    assertThat(database.rows("SELECT month FROM cpi_observations")).isEmpty();
  }

  @Test
  void averagePricesAreNotTheIndex() {
    assertThatThrownBy(() -> run(DevData.file("bls_average_prices.csv")))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("no file of the consumer price index");
  }

  private CpiResult run(Path path) throws Exception {
    return new CpiImport(database.settings(), new QuietProgress(), false).run(List.of(path));
  }
}
