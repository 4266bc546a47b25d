package com.cartsnitch.dev;

import com.cartsnitch.bls.AveragePriceImport;
import com.cartsnitch.bls.CpiImport;
import com.cartsnitch.platform.command.Progress;
import com.cartsnitch.platform.config.Environment;
import com.cartsnitch.platform.database.DatabaseSettings;
import com.cartsnitch.platform.database.connect.CommandConnection;
import com.cartsnitch.platform.database.migrate.Migrations;
import com.cartsnitch.seed.Seed;
import com.cartsnitch.seed.SeedOptions;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/** The schema; demo data and real prices in a database that holds none. */
final class DevData {
  private static final String FOLDER = "/dev-data";
  private static final String CPI = "cpi_u_all_items.csv";
  private static final long SEED = 1;

  private DevData() {}

  /**
   * Loads what is missing. The demo data come first, because they refuse a database that holds
   * others; the consumer price index comes last and tells that all of it is there.
   *
   * @param settings the database
   * @param timeZone whose yesterday the demo data end with
   */
  static void load(DatabaseSettings settings, ZoneId timeZone) throws IOException, SQLException {
    Migrations.migrate(settings);
    if (loaded(settings)) {
      return;
    }
    System.out.println("Loading demo data, US average prices and the consumer price index ...");
    seed(settings, timeZone);
    Path folder = folder();
    new AveragePriceImport(settings, new Silent(), false).run(List.of(folder));
    new CpiImport(settings, new Silent(), false).run(List.of(folder.resolve(CPI)));
  }

  private static void seed(DatabaseSettings settings, ZoneId timeZone) throws SQLException {
    LocalDate yesterday = LocalDate.now(timeZone).minusDays(1);
    new Seed(Environment.DEV, settings, new Silent())
        .run(new SeedOptions(SEED, BigDecimal.ONE, yesterday, null, null));
  }

  private static boolean loaded(DatabaseSettings settings) throws SQLException {
    try (Connection connection = CommandConnection.open(settings);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT EXISTS (SELECT FROM cpi_observations)")) {
      return row.next() && row.getBoolean(1);
    }
  }

  private static Path folder() {
    URL folder = Objects.requireNonNull(DevData.class.getResource(FOLDER), FOLDER);
    try {
      return Path.of(folder.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** It takes some seconds. */
  private static final class Silent implements Progress {
    @Override
    public void start(long total, String label) {}

    @Override
    public void step(long steps) {}

    @Override
    public void note(String line) {}

    @Override
    public void done() {}
  }
}
