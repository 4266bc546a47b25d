package com.cartsnitch.bls;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.util.Arrays;
import java.util.List;

/**
 * How a file's lines are made: comma-separated with quotes, or tab-separated and padded with blanks
 * as the Bureau does.
 *
 * @param tabs whether tabs separate the fields
 * @param columns the names of the columns, in order
 */
record Layout(boolean tabs, List<String> columns) {

  /** Reads the layout out of a file's first line. */
  static Layout of(String header) {
    boolean tabs = header.indexOf('\t') >= 0;
    return new Layout(tabs, fields(tabs, header));
  }

  /**
   * Takes a line apart.
   *
   * @throws BadLineException if the quotes don't match
   */
  Line line(String text) {
    return new Line(columns, fields(tabs, text));
  }

  private static List<String> fields(boolean tabs, String text) {
    List<String> fields = tabs ? Arrays.asList(text.split("\t", -1)) : quoted(text);
    return fields.stream().map(String::strip).toList();
  }

  private static List<String> quoted(String text) {
    try {
      return CsvReader.builder()
          .allowUnclosedQuote(false)
          .skipEmptyLines(false)
          .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
          .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
          .ofSingleCsvRecord(text)
          .getFields();
    } catch (CsvParseException e) {
      throw new BadLineException("the quotes don't match");
    }
  }
}
