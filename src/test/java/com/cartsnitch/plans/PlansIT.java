package com.cartsnitch.plans;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.database.SqlStatement;
import com.cartsnitch.testing.LargeData;
import com.cartsnitch.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlansIT {
  private final TestDatabase database = TestDatabase.migrated();
  private final Map<String, SqlStatement> statements = Statements.all();

  @BeforeAll
  void fill() {
    LargeData.fill(database);
  }

  @AfterAll
  void close() {
    database.close();
  }

  @Test
  void noStatementReadsAGrowingTableFromEndToEnd() throws SQLException {
    List<Plan> plans = new ArrayList<>();
    try (Connection connection = database.connect()) {
      for (SqlStatement sql : statements.values()) {
        plans.add(Plan.of(connection, sql));
      }
    }
    plans.forEach(System.out::println);
    assertThat(plans).hasSizeGreaterThan(20);
    assertThat(plans).filteredOn(plan -> !plan.scansOfGrowingTables().isEmpty()).isEmpty();
  }

  @Test
  void aScanWouldBeSeen() throws SQLException {
    try (Connection connection = database.connect()) {
      SqlStatement careless =
          new SqlStatement("careless", "SELECT sum(regular_price) FROM price_history");
      assertThat(Plan.of(connection, careless).scansOfGrowingTables()).hasSize(1);
    }
  }
}
