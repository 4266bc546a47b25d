package com.cartsnitch.bls;

import com.cartsnitch.platform.command.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.sql.SQLException;

/** Reads files line by line, and either stops at a bad line or leaves it out and says so. */
final class LineReader {
  private final Progress progress;
  private final boolean skipBad;
  private long skipped;

  LineReader(Progress progress, boolean skipBad) {
    this.progress = progress;
    this.skipBad = skipBad;
  }

  /** What is done with a line. */
  interface Consumer {
    /**
     * Takes a line.
     *
     * @throws BadLineException if it makes no sense
     */
    void accept(Line line) throws SQLException;
  }

  /** How many bad lines were left out so far. */
  long skipped() {
    return skipped;
  }

  /**
   * Reads a file.
   *
   * @throws ImportException at the first bad line, unless those are left out
   */
  void read(DataFile file, Consumer consumer) throws IOException, SQLException {
    progress.start(file.lines(), file.name());
    try (BufferedReader reader = file.reader()) {
      reader.readLine(); // the header
      progress.step(1);
      String text = reader.readLine();
      for (long number = 2; text != null; number++, text = reader.readLine()) {
        if (!text.isBlank()) {
          take(file, number, text, consumer);
        }
        progress.step(1);
      }
    }
    progress.done();
  }

  private void take(DataFile file, long number, String text, Consumer consumer)
      throws SQLException {
    try {
      consumer.accept(file.layout().line(text));
    } catch (BadLineException e) {
      String problem = "%s:%d: %s".formatted(file.path(), number, e.getMessage());
      if (!skipBad) {
        throw new ImportException(problem + " (--skip-bad leaves such lines out)");
      }
      skipped++;
      progress.note(problem);
    }
  }
}
