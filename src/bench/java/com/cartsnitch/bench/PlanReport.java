package com.cartsnitch.bench;

import com.cartsnitch.plans.Plan;
import com.cartsnitch.plans.Statements;
import com.cartsnitch.platform.database.DatabaseSettings;
import com.cartsnitch.platform.database.SqlStatement;
import com.cartsnitch.platform.database.connect.CommandConnection;
import java.sql.Connection;

/**
 * Prints how PostgreSQL carries out every statement of the service on the demo data with a hundred
 * times the price history.
 */
public final class PlanReport {
  private PlanReport() {}

  /**
   * The entry point.
   *
   * @param arguments how many rows to add to the history; 5 000 000 without
   */
  public static void main(String[] arguments) throws Exception {
    long rows = arguments.length == 0 ? PriceHistoryLoad.ROWS : Long.parseLong(arguments[0]);
    try (BenchDatabases databases = BenchDatabases.start()) {
      DatabaseSettings database = databases.seeded("plans");
      PriceHistoryLoad.load(database, rows);
      try (Connection connection = CommandConnection.open(database)) {
        int scans = 0;
        for (SqlStatement sql : Statements.all().values()) {
          Plan plan = Plan.of(connection, sql);
          System.out.println(plan);
          scans += plan.scansOfGrowingTables().size();
        }
        System.out.printf("%d sequential scans of growing tables%n", scans);
      }
    }
  }
}
