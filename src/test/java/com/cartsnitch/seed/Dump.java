package com.cartsnitch.seed;

import com.cartsnitch.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything that a database holds, but for the schema's history and the times of changes. */
final class Dump {
  private static final String TABLES =
      """
      SELECT c.table_name,
             string_agg(quote_ident(c.column_name), ', ' ORDER BY c.ordinal_position)
      FROM information_schema.columns c
      JOIN information_schema.tables t USING (table_schema, table_name)
      WHERE t.table_schema = 'public' AND t.table_type = 'BASE TABLE'
        AND t.table_name NOT IN ('flyway_schema_history', 'data_changes')
        -- when a derived row was written depends on the batches
        AND NOT (c.table_name = 'monthly_prices' AND c.column_name IN ('created_at', 'updated_at'))
      GROUP BY c.table_name
      """;

  private Dump() {}

  /** The rows of every table in the order of their columns, which begin with the key. */
  static Map<String, List<String>> of(TestDatabase database) {
    Map<String, List<String>> tables = new TreeMap<>();
    for (String table : database.rows(TABLES)) {
      String[] parts = table.split(" ", 2);
      String sql = "SELECT ROW(%s)::text FROM %s AS t ORDER BY t".formatted(parts[1], parts[0]);
      tables.put(parts[0], new ArrayList<>(database.rows(sql)));
    }
    return tables;
  }
}
