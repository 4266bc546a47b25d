package com.cartsnitch.bls;

import com.cartsnitch.bls.AveragePriceResult.ImportedSeries;
import com.cartsnitch.platform.command.Progress;
import com.cartsnitch.platform.database.DatabaseSettings;
import com.cartsnitch.platform.database.connect.CommandConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Loads average prices as observations of the store "US city average": of the first of the month,
 * source {@code catalog}. Works in batches, each a transaction; run again, it goes on where it was
 * stopped and doubles nothing. A price that the Bureau revised is updated.
 */
public final class AveragePriceImport {
  private final DatabaseSettings settings;
  private final Progress progress;
  private final LineReader reader;

  /**
   * Prepares an import.
   *
   * @param skipBad whether bad lines are left out instead of ending the import
   */
  public AveragePriceImport(DatabaseSettings settings, Progress progress, boolean skipBad) {
    this.settings = settings;
    this.progress = progress;
    this.reader = new LineReader(progress, skipBad);
  }

  /**
   * Runs it.
   *
   * @param paths files, or folders of files, told apart by their headers: prices and names of
   *     series as comma-separated values, or as the Bureau's own tab-separated files; others are
   *     skipped with a note
   * @throws ImportException at a bad line, or without any file of prices or names
   * @throws IOException if a file can't be read
   * @throws SQLException if the database can't be reached or refuses
   */
  public AveragePriceResult run(List<Path> paths) throws IOException, SQLException {
    List<DataFile> files =
        Selection.of(
            paths,
            progress,
            Format.AVERAGE_PRICES,
            Format.BUREAU_PRICES,
            Format.SERIES,
            Format.BUREAU_SERIES);
    Map<String, Series> known = readNames(files);
    try (Connection connection = CommandConnection.open(settings)) {
      AveragePriceWriter writer = new AveragePriceWriter(connection);
      writer.name(known.values());
      AveragePriceBatch batch = new AveragePriceBatch(writer, known);
      readPrices(files, batch);
      return new AveragePriceResult(
          named(batch.met(), writer), batch.read(), batch.written(), reader.skipped());
    }
  }

  private Map<String, Series> readNames(List<DataFile> files) throws IOException, SQLException {
    Map<String, Series> known = new TreeMap<>();
    for (DataFile file : files) {
      if (file.format() == Format.SERIES) {
        reader.read(file, line -> remember(known, Series.of(line)));
      } else if (file.format() == Format.BUREAU_SERIES) {
        reader.read(file, line -> remember(known, Series.ofBureau(line)));
      }
    }
    return known;
  }

  private static void remember(Map<String, Series> known, Series series) {
    if (Series.nationwide(series.id())) {
      known.put(series.id(), series);
    }
  }

  private void readPrices(List<DataFile> files, AveragePriceBatch batch)
      throws IOException, SQLException {
    NationwideFilter filter = new NationwideFilter(batch);
    for (DataFile file : files) {
      if (file.format() == Format.AVERAGE_PRICES) {
        reader.read(file, line -> filter.add(Observation.of(line)));
      } else if (file.format() == Format.BUREAU_PRICES) {
        reader.read(file, line -> filter.add(Observation.ofBureau(line)));
      }
    }
    batch.flush();
    if (filter.leftOut() > 0) {
      progress.note("%d prices of parts of the country left out".formatted(filter.leftOut()));
    }
  }

  private static List<ImportedSeries> named(Collection<Series> series, AveragePriceWriter writer)
      throws SQLException {
    Map<UUID, String> names = writer.names(series.stream().map(Series::productId).toList());
    return series.stream()
        .map(
            one ->
                new ImportedSeries(
                    one.id(), names.getOrDefault(one.productId(), one.name()), one.productId()))
        .toList();
  }
}
