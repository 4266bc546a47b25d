package com.cartsnitch.bls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cartsnitch.testing.DevData;
import com.cartsnitch.testing.QuietProgress;
import com.cartsnitch.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AveragePriceImportIT {
  private static final long OBSERVATIONS = 18_376;
  private static final String BUREAU_HEADER =
      "series_id                     \tyear\tperiod\t       value\tfootnote_codes\n";

  private final TestDatabase database = TestDatabase.migrated();
  private QuietProgress progress = new QuietProgress();

  @AfterEach
  void clear() {
    progress = new QuietProgress();
    database.clear();
  }

  @AfterAll
  void close() {
    database.close();
  }

  @Test
  void twiceTheSameImportDoublesNothing() throws Exception {
    AveragePriceResult first = run(DevData.folder());
    AveragePriceResult second = run(DevData.folder());
    assertThat(first.observations()).isEqualTo(OBSERVATIONS);
    assertThat(first.written()).isEqualTo(OBSERVATIONS);
    assertThat(first.series()).hasSize(41);
    assertThat(second.observations()).isEqualTo(OBSERVATIONS);
    assertThat(second.written()).isZero();
    assertThat(second.series()).isEqualTo(first.series());
    assertThat(counts()).isEqualTo("18376 41 1");
    assertThat(database.rows("SELECT count(*), sum(observations) FROM monthly_prices"))
        .containsExactly("18376 18376");
    assertThat(progress.notes())
        .anyMatch(note -> note.contains("cpi_u_all_items.csv: holds the consumer price index"));
  }

  @Test
  void twoImportsAtOnceDoubleNothing() throws Exception {
    Callable<AveragePriceResult> work =
        () ->
            new AveragePriceImport(database.settings(), new QuietProgress(), false)
                .run(List.of(DevData.folder()));
    long written = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (Future<AveragePriceResult> result : threads.invokeAll(List.of(work, work))) {
        written += result.get().written();
      }
    }
    assertThat(written).isEqualTo(OBSERVATIONS);
    assertThat(counts()).isEqualTo("18376 41 1");
  }

  @Test
  void aSeriesBecomesAProductWithSizeAndCategory() throws Exception {
    run(DevData.folder());
    assertThat(
            database.rows(
                "SELECT canonical_name, size, size_unit, category FROM normalized_products"
                    + " WHERE id = ?",
                Series.productId("APU0000709112")))
        .containsExactly("Milk, fresh, whole, fortified, per gal. (3.8 lit) 128 fl_oz dairy");
    assertThat(database.rows("SELECT name, slug FROM stores"))
        .containsExactly("US city average us-average");
    assertThat(
            database.rows(
                "SELECT observed_date, regular_price, source FROM price_history"
                    + " WHERE normalized_product_id = ? ORDER BY 1 LIMIT 1",
                Series.productId("APU0000711111")))
        .containsExactly("1980-01-01 0.55 catalog");
  }

  @Test
  void readsTheBureausFilesAndNamesTheProductsAfterwards(@TempDir Path folder) throws Exception {
    Files.writeString(
        folder.resolve("ap.data.3.Food"),
        BUREAU_HEADER
            + "APU0000708111                 \t2022\tM07\t       2.936\t\n"
            + "APU0000708111                 \t2022\tM08\t       3.115\t\n"
            + "APU0000708111                 \t2022\tM09\t       -\tX\n"
            + "APU0000708111                 \t2022\tM13\t       2.5\t\n"
            + "APU0100708111                 \t2022\tM08\t       9.999\t\n");
    assertThat(run(folder).observations()).isEqualTo(2);
    assertThat(products()).containsExactly("APU0000708111 null null 2");
    assertThat(progress.notes()).containsExactly("1 prices of parts of the country left out");

    run(DevData.file("bls_series.csv"));
    assertThat(products()).containsExactly("Eggs, grade A, large, per doz. dairy 12 2");
    assertThat(run(folder).series().getFirst().name()).isEqualTo("Eggs, grade A, large, per doz.");
    assertThat(products()).containsExactly("Eggs, grade A, large, per doz. dairy 12 2");
  }

  @Test
  void aRevisedPriceIsUpdatedAndTheMonthWithIt(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("prices.csv");
    Files.writeString(file, "series_id,month,price_usd\nAPU0000708111,2022-08,3.115\n");
    run(file);
    Files.writeString(
        file, "series_id,month,price_usd\nAPU0000708111,2022-08,3.2\nAPU0000708111,2022-08,3.3\n");
    assertThat(run(file).written()).isEqualTo(1);
    assertThat(database.rows("SELECT regular_price FROM price_history")).containsExactly("3.30");
    assertThat(database.rows("SELECT latest_price FROM monthly_prices")).containsExactly("3.30");
  }

  @Test
  void aBadLineStopsTheImportAndIsNamed(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("prices.csv");
    Files.writeString(
        file, "series_id,month,price_usd\nAPU0000708111,2022-08,3.115\nAPU0000708111,2022-09,x\n");
    assertThatThrownBy(() -> run(file))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("prices.csv:3: price_usd is not a number above zero: x")
        .hasMessageContaining("--skip-bad");
    assertThat(counts()).isEqualTo("0 0 1");
  }

  @Test
  void aBadLineIsLeftOutOnDemand(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("prices.csv");
    Files.writeString(
        file, "series_id,month,price_usd\nAPU0000708111,2022-09,x\nAPU0000708111,2022-08,3.115\n");
    AveragePriceResult result =
        new AveragePriceImport(database.settings(), progress, true).run(List.of(file));
    assertThat(result.badLines()).isEqualTo(1);
    assertThat(result.written()).isEqualTo(1);
    assertThat(progress.notes()).hasSize(1).first().asString().contains("prices.csv:2: ");
  }

  @Test
  void withoutAnythingToImportItSaysSo(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("notes.txt"), "milk and eggs\n");
    assertThatThrownBy(() -> run(folder)).isInstanceOf(ImportException.class);
    assertThatThrownBy(() -> run(folder.resolve("nowhere")))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("no such file or folder");
  }

  private AveragePriceResult run(Path path) throws Exception {
    return new AveragePriceImport(database.settings(), progress, false).run(List.of(path));
  }

  private String counts() {
    return database
        .rows(
            "SELECT (SELECT count(*) FROM price_history), (SELECT count(*) FROM"
                + " normalized_products), (SELECT count(*) FROM stores)")
        .getFirst();
  }

  private List<String> products() {
    return database.rows(
        "SELECT canonical_name, category, size, count(h.id) FROM normalized_products p JOIN"
            + " price_history h ON h.normalized_product_id = p.id GROUP BY p.id");
  }
}
