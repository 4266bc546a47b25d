package com.cartsnitch.resilience.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the fault tests of all runs left in a folder, which a clean build empties. */
final class Records {
  private final Path folder;
  private final Table tests;
  private final Table figures;

  Records(Path folder) {
    this.folder = folder;
    this.tests = new Table(folder.resolve("tests.tsv"));
    this.figures = new Table(folder.resolve("figures.tsv"));
  }

  void add(TestRecord test) throws IOException {
    tests.append(test.cells());
  }

  void add(FigureRecord figure) throws IOException {
    figures.append(figure.cells());
  }

  /** Keeps the picture of a test in place of its last. */
  void keepChart(String test, String svg) throws IOException {
    Path file = chart(test);
    Files.createDirectories(file.getParent());
    Files.writeString(file, svg);
  }

  Optional<String> chartOf(String test) throws IOException {
    Path file = chart(test);
    return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
  }

  List<TestRecord> tests() throws IOException {
    return tests.read().stream().map(TestRecord::of).toList();
  }

  List<FigureRecord> figures() throws IOException {
    return figures.read().stream().map(FigureRecord::of).toList();
  }

  void writeReport(String html) throws IOException {
    Files.writeString(folder.resolve("report.html"), html);
  }

  private Path chart(String test) {
    return folder.resolve("charts").resolve(test.replaceAll("[^\\w.]+", "-") + ".svg");
  }
}
