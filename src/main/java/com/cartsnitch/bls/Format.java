package com.cartsnitch.bls;

import java.util.Arrays;
import java.util.List;

/** What a file holds, told by its header. */
enum Format {
  AVERAGE_PRICES("average prices", "series_id,month,price_usd"),
  SERIES("names of series", "series_id,item"),
  BUREAU_SERIES("names of series", "series_id,series_title"),
  BUREAU_PRICES("average prices", "series_id,year,period,value"),
  CPI("the consumer price index", "month,cpi_u"),
  BUREAU_CPI("the consumer price index", "series_id,year,period,value"),
  UNKNOWN("nothing that is known", "");

  private static final String CPI_SERIES_PREFIX = "CU";

  private final String content;
  private final String columns;

  Format(String content, String columns) {
    this.content = content;
    this.columns = columns;
  }

  /** The content, for people. */
  String content() {
    return content;
  }

  /**
   * Tells the format.
   *
   * @param header the names of the columns
   * @param firstLine the first line after them; the Bureau's time series differ only there
   */
  static Format of(List<String> header, String firstLine) {
    Format format =
        Arrays.stream(values())
            .filter(known -> header.containsAll(List.of(known.columns.split(","))))
            .findFirst()
            .orElse(UNKNOWN);
    return format == BUREAU_PRICES && firstLine.startsWith(CPI_SERIES_PREFIX) ? BUREAU_CPI : format;
  }
}
