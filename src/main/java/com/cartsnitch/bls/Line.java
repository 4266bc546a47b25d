package com.cartsnitch.bls;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One line of a file. Every method throws {@link BadLineException} where its field is bad.
 *
 * @param columns the names of the columns
 * @param fields the line's fields, without the blanks around them
 */
record Line(List<String> columns, List<String> fields) {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,7}(\\.\\d{1,9})?");
  private static final Pattern MONTH_OF_YEAR = Pattern.compile("M(0[1-9]|1[0-2])");
  private static final String ANNUAL_MEAN = "M13";
  private static final String NO_VALUE = "-";
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2100;

  /** A field that must not be empty. */
  String text(String column) {
    return optional(column)
        .orElseThrow(() -> new BadLineException("%s is missing".formatted(column)));
  }

  /** A field that may be empty, or whose column the file may not have. */
  Optional<String> optional(String column) {
    int index = columns.indexOf(column);
    return index < 0 || index >= fields.size() || fields.get(index).isEmpty()
        ? Optional.empty()
        : Optional.of(fields.get(index));
  }

  /** A number above zero; empty where the Bureau has none. */
  Optional<BigDecimal> number(String column) {
    String text = text(column);
    if (text.equals(NO_VALUE)) {
      return Optional.empty();
    }
    if (!NUMBER.matcher(text).matches() || new BigDecimal(text).signum() == 0) {
      throw new BadLineException("%s is not a number above zero: %s".formatted(column, text));
    }
    return Optional.of(new BigDecimal(text));
  }

  /** A month written as {@code YYYY-MM}. */
  YearMonth month(String column) {
    return yearMonth(column, text(column));
  }

  /** A month of the columns year and period; empty for the annual mean. */
  Optional<YearMonth> period() {
    String year = text("year");
    String period = text("period");
    if (period.equals(ANNUAL_MEAN)) {
      return Optional.empty();
    }
    if (!MONTH_OF_YEAR.matcher(period).matches()) {
      throw new BadLineException("period is not one of M01 to M13: " + period);
    }
    return Optional.of(yearMonth("year", year + "-" + period.substring(1)));
  }

  private static YearMonth yearMonth(String column, String text) {
    try {
      YearMonth month = YearMonth.parse(text);
      if (month.getYear() >= FIRST_YEAR && month.getYear() <= LAST_YEAR) {
        return month;
      }
    } catch (DateTimeException _) {
      // said below
    }
    throw new BadLineException("%s is not a month: %s".formatted(column, text));
  }
}
