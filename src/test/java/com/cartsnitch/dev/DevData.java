package com.cartsnitch.dev;

import com.cartsnitch.bls.AveragePriceImport;
import com.cartsnitch.bls.CpiImport;
import com.cartsnitch.platform.command.Progress;
import com.cartsnitch.platform.config.DatabaseSettings;
import com.cartsnitch.platform.database.CommandConnection;
import com.cartsnitch.platform.database.Migrations;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;

/** The schema, and real prices in a database that holds none. */
final class DevData {
  private static final String FOLDER = "/dev-data";
  private static final String CPI = "cpi_u_all_items.csv";

  private DevData() {}

  static void load(DatabaseSettings settings) throws IOException, SQLException {
    Migrations.migrate(settings);
    if (!empty(settings)) {
      return;
    }
    System.out.println("Loading US average prices and the consumer price index ...");
    Path folder = folder();
    new AveragePriceImport(settings, new Silent(), false).run(List.of(folder));
    new CpiImport(settings, new Silent(), false).run(List.of(folder.resolve(CPI)));
  }

  private static boolean empty(DatabaseSettings settings) throws SQLException {
    try (Connection connection = CommandConnection.open(settings);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT NOT EXISTS (SELECT FROM price_history)")) {
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

  /** It takes a second or two. */
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
