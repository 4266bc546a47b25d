package com.cartsnitch.inflation;

import com.cartsnitch.platform.database.SqlArrays;
import com.cartsnitch.platform.database.SqlRunner;
import com.cartsnitch.platform.database.SqlStatement;
import io.helidon.dbclient.DbRow;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Months travel as text, {@code YYYY-MM}, or counted from the year 0. */
final class InflationQueries {
  // Rows of the ledgers may cancel out until they are folded: only their sums count.
  private static final SqlStatement NEWEST_MONTH =
      new SqlStatement(
          "inflation.newest_month",
          """
          SELECT to_char(month, 'YYYY-MM') AS month
          FROM index_relatives
          GROUP BY index_relatives.month
          HAVING sum(pairs) > 0
          ORDER BY index_relatives.month DESC
          LIMIT 1
          """);

  // A category is one row: thousands of small rows cost more to read than to sum. What was seen
  // before the period only counts as not seen before.
  private static final SqlStatement RELATIVES =
      new SqlStatement(
          "inflation.relatives",
          """
          WITH grouped AS (
            SELECT category, month,
                   CASE WHEN earlier_month >= CAST(? AS date) THEN earlier_month END AS earlier,
                   sum(pairs) AS pairs, sum(log_ratio_sum) AS log_ratio_sum
            FROM index_relatives
            WHERE month >= CAST(? AS date) AND month <= CAST(? AS date)
              AND (CAST(? AS text) IS NULL OR category = ?)
            GROUP BY 1, 2, 3
            HAVING sum(pairs) > 0)
          SELECT category, array_agg(month_number(month)) AS months,
                 array_agg(month_number(earlier)) AS earlier_months,
                 array_agg(CAST(pairs AS integer)) AS pairs,
                 array_agg(CAST(log_ratio_sum AS double precision)) AS log_ratio_sums
          FROM grouped
          GROUP BY category
          """);

  // A category is one row: its last chained months, and what came in after they were chained. The
  // list of categories skips from one to the next in the index.
  private static final SqlStatement CHAINS =
      new SqlStatement(
          "inflation.chains",
          """
          WITH RECURSIVE chained AS (
            (SELECT category FROM index_levels ORDER BY category LIMIT 1)
            UNION ALL
            SELECT (SELECT l.category FROM index_levels l WHERE l.category > chained.category
                    ORDER BY l.category LIMIT 1)
            FROM chained
            WHERE chained.category IS NOT NULL),
          listed AS (
            SELECT category FROM chained WHERE category IS NOT NULL
            UNION
            SELECT category FROM index_relatives WHERE NOT folded)
          SELECT c.category, month_number(first.month) AS first_month, level_months, log_levels,
                 level_pairs, months, earlier_months, tail.pairs, log_ratio_sums
          FROM listed c
          CROSS JOIN LATERAL (
            SELECT coalesce(min(r.month), 'infinity') AS month
            FROM index_relatives r
            WHERE r.category = c.category AND NOT r.folded) AS unfolded
          LEFT JOIN LATERAL (
            SELECT l.month
            FROM index_levels l
            WHERE l.category = c.category AND l.month < unfolded.month
            ORDER BY l.month
            LIMIT 1) AS first ON true
          CROSS JOIN LATERAL (
            SELECT array_agg(month_number(l.month)) AS level_months,
                   array_agg(l.log_level) AS log_levels, coalesce(max(l.pairs), 0) AS level_pairs
            FROM (
              SELECT * FROM index_levels l
              WHERE l.category = c.category AND l.month < unfolded.month
              ORDER BY l.month DESC
              LIMIT 13) AS l) AS level
          CROSS JOIN LATERAL (
            SELECT array_agg(month_number(g.month)) AS months,
                   array_agg(month_number(g.earlier_month)) AS earlier_months,
                   array_agg(CAST(g.pairs AS integer)) AS pairs,
                   array_agg(CAST(g.log_ratio_sum AS double precision)) AS log_ratio_sums
            FROM (
              SELECT r.month, r.earlier_month, sum(r.pairs) AS pairs,
                     sum(r.log_ratio_sum) AS log_ratio_sum
              FROM index_relatives r
              WHERE r.category = c.category AND r.month >= unfolded.month
              GROUP BY 1, 2
              HAVING sum(r.pairs) > 0) AS g) AS tail
          WHERE CAST(? AS text) IS NULL OR c.category = ?
          """);

  private static final SqlStatement CPI =
      new SqlStatement(
          "inflation.cpi",
          """
          SELECT to_char(f.month, 'YYYY-MM') AS from_month, f.value AS from_value,
                 to_char(t.month, 'YYYY-MM') AS to_month, t.value AS to_value
          FROM (SELECT month, value FROM cpi_observations
                WHERE month <= CAST(? AS date) ORDER BY month DESC LIMIT 1) AS f
          CROSS JOIN (SELECT month, value FROM cpi_observations
                      WHERE month <= CAST(? AS date) ORDER BY month DESC LIMIT 1) AS t
          """);

  private static final SqlStatement SPENDING =
      new SqlStatement(
          "inflation.spending",
          """
          SELECT category, sum(amount) AS amount
          FROM category_spending
          WHERE month >= CAST(? AS date) AND month <= CAST(? AS date)
          GROUP BY category
          HAVING sum(amount) > 0
          """);

  private final SqlRunner session;

  InflationQueries(SqlRunner session) {
    this.session = session;
  }

  Optional<YearMonth> newestMonth() {
    return session.first(NEWEST_MONTH, row -> YearMonth.parse(text(row, "month")));
  }

  /** The chains of categories over some months, from their beginning. */
  List<Chain> chains(YearMonth from, YearMonth to, @Nullable String category) {
    return session.list(
        RELATIVES,
        row -> Chain.fromTheBeginning(text(row, "category"), priceRelatives(row)),
        day(from),
        day(from),
        day(to),
        category,
        category);
  }

  /** The chains of categories over all months. */
  List<Chain> chains(@Nullable String category) {
    return session.list(CHAINS, InflationQueries::chain, category, category).stream()
        .filter(chain -> !chain.empty())
        .toList();
  }

  private static Chain chain(DbRow row) {
    Integer first = row.column("first_month").get(Integer.class);
    Integer[] months = SqlArrays.read(row, "level_months", Integer[].class, new Integer[0]);
    Double[] levels = SqlArrays.read(row, "log_levels", Double[].class, new Double[0]);
    Map<YearMonth, Double> logLevels = new HashMap<>();
    for (int i = 0; i < months.length; i++) {
      logLevels.put(month(months[i]), levels[i]);
    }
    return new Chain(
        text(row, "category"),
        first == null ? null : month(first),
        logLevels,
        row.column("level_pairs").get(Long.class),
        priceRelatives(row));
  }

  Optional<CpiChange> cpi(YearMonth from, YearMonth to) {
    return session.first(CPI, InflationQueries::cpiChange, day(from), day(to));
  }

  Map<String, Double> spending(YearMonth from, YearMonth to) {
    return session
        .list(
            SPENDING,
            row ->
                Map.entry(
                    text(row, "category"),
                    row.column("amount").get(BigDecimal.class).doubleValue()),
            day(from),
            day(to))
        .stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static List<PriceRelatives> priceRelatives(DbRow row) {
    Integer[] months = SqlArrays.read(row, "months", Integer[].class, new Integer[0]);
    @Nullable Integer[] earlierMonths =
        SqlArrays.read(row, "earlier_months", Integer[].class, new Integer[0]);
    Integer[] pairs = SqlArrays.read(row, "pairs", Integer[].class, new Integer[0]);
    Double[] logRatioSums = SqlArrays.read(row, "log_ratio_sums", Double[].class, new Double[0]);
    List<PriceRelatives> relatives = new ArrayList<>(months.length);
    for (int i = 0; i < months.length; i++) {
      Integer earlier = earlierMonths[i];
      relatives.add(
          new PriceRelatives(
              month(months[i]),
              earlier == null ? null : month(earlier),
              pairs[i],
              logRatioSums[i]));
    }
    return relatives;
  }

  private static YearMonth month(int number) {
    return YearMonth.of(number / 12, number % 12 + 1);
  }

  private static CpiChange cpiChange(DbRow row) {
    return new CpiChange(
        YearMonth.parse(text(row, "from_month")),
        row.column("from_value").get(BigDecimal.class),
        YearMonth.parse(text(row, "to_month")),
        row.column("to_value").get(BigDecimal.class));
  }

  private static String text(DbRow row, String column) {
    return row.column(column).get(String.class);
  }

  private static String day(YearMonth month) {
    return month.atDay(1).toString();
  }
}
