package com.cartsnitch.bls;

import com.cartsnitch.platform.command.Progress;
import com.cartsnitch.platform.database.DatabaseSettings;
import com.cartsnitch.platform.database.connect.CommandConnection;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Loads the consumer price index: CPI-U, all items, US city average, not seasonally adjusted. All
 * or nothing; a month that is there already is kept or, where the Bureau revised it, updated.
 */
public final class CpiImport {
  private static final String ALL_ITEMS = "CUUR0000SA0";

  private static final String MERGE =
      """
      INSERT INTO cpi_observations AS c (month, value)
      SELECT month, value
      FROM unnest(CAST(? AS date[]), CAST(? AS numeric[])) AS u (month, value)
      ORDER BY month
      ON CONFLICT (month) DO UPDATE SET value = excluded.value WHERE c.value <> excluded.value
      """;

  private final DatabaseSettings settings;
  private final Progress progress;
  private final boolean skipBad;

  /**
   * Prepares an import.
   *
   * @param skipBad whether bad lines are left out instead of ending the import
   */
  public CpiImport(DatabaseSettings settings, Progress progress, boolean skipBad) {
    this.settings = settings;
    this.progress = progress;
    this.skipBad = skipBad;
  }

  /**
   * Runs it.
   *
   * @param paths files, or folders of files; those without the index are skipped with a note
   * @throws ImportException at a bad line, or without any file of the index
   * @throws IOException if a file can't be read
   * @throws SQLException if the database can't be reached or refuses
   */
  public CpiResult run(List<Path> paths) throws IOException, SQLException {
    SortedMap<YearMonth, BigDecimal> months = new TreeMap<>();
    LineReader reader = new LineReader(progress, skipBad);
    for (DataFile file : Selection.of(paths, progress, Format.CPI, Format.BUREAU_CPI)) {
      reader.read(file, line -> read(file.format(), line, months));
    }
    try (Connection connection = CommandConnection.open(settings)) {
      return new CpiResult(months.size(), write(connection, months), reader.skipped());
    }
  }

  private static void read(Format format, Line line, Map<YearMonth, BigDecimal> months) {
    if (format == Format.CPI) {
      YearMonth month = line.month("month");
      line.number("cpi_u").ifPresent(value -> months.put(month, value));
    } else if (line.text("series_id").equals(ALL_ITEMS)) {
      Optional<BigDecimal> value = line.number("value");
      line.period().ifPresent(month -> value.ifPresent(number -> months.put(month, number)));
    }
  }

  private static long write(Connection connection, SortedMap<YearMonth, BigDecimal> months)
      throws SQLException {
    Object[] days = months.keySet().stream().map(month -> month.atDay(1).toString()).toArray();
    try (PreparedStatement merge = connection.prepareStatement(MERGE)) {
      merge.setArray(1, connection.createArrayOf("date", days));
      merge.setArray(2, connection.createArrayOf("numeric", months.values().toArray()));
      return merge.executeLargeUpdate();
    }
  }
}
