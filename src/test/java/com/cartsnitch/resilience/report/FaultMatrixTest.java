package com.cartsnitch.resilience.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of the fault matrix and the tests that prove its rows say the same. */
class FaultMatrixTest {
  private static final int ROWS = 32;
  private static final Path TESTS = Path.of("src", "test", "java");
  private static final Pattern ANNOTATION = Pattern.compile("@FaultRow\\(([^)]*)\\)");
  private static final Pattern ROW = Pattern.compile("F\\d+");

  @Test
  void everyRowStandsInThePageOnce() throws IOException {
    assertThat(FaultMatrix.read().stream().map(Row::id))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, ROWS).mapToObj(number -> "F" + number).toList());
  }

  @Test
  void everyRowSaysWhatClientsReadinessAndDataMayExpect() throws IOException {
    assertThat(FaultMatrix.read())
        .allSatisfy(
            row ->
                assertThat(row.promises())
                    .containsOnlyKeys("Clients", "Readiness", "Recovery", "Data", "Tests"));
  }

  @Test
  void everyRowNamesTestsThatSayThatTheyProveIt() throws IOException {
    Map<String, Set<String>> proved = proved();
    assertThat(FaultMatrix.read())
        .allSatisfy(row -> assertThat(proved.get(row.id())).as(row.id()).containsAll(tests(row)));
  }

  @Test
  void everyRowThatATestProvesStandsInThePage() throws IOException {
    List<String> rows = FaultMatrix.read().stream().map(Row::id).toList();
    assertThat(rows).containsAll(proved().keySet());
  }

  private static Set<String> tests(Row row) {
    return Set.of(row.promises().getOrDefault("Tests", "").split(", "));
  }

  /** The classes whose tests say by their annotation that they prove a row, by row. */
  private static Map<String, Set<String>> proved() throws IOException {
    Map<String, Set<String>> proved = new TreeMap<>();
    try (Stream<Path> files = Files.walk(TESTS)) {
      files
          .filter(file -> file.toString().matches(".*(IT|Test)\\.java"))
          .forEach(file -> add(file, proved));
    }
    return proved;
  }

  private static void add(Path file, Map<String, Set<String>> proved) {
    String name = file.getFileName().toString().replace(".java", "");
    ANNOTATION
        .matcher(text(file))
        .results()
        .flatMap(annotation -> ROW.matcher(annotation.group(1)).results())
        .forEach(row -> proved.computeIfAbsent(row.group(), _ -> new TreeSet<>()).add(name));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
