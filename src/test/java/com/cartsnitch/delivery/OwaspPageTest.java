package com.cartsnitch.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page about OWASP's list has every entry, and names nothing that isn't there. */
class OwaspPageTest {
  private static final String PAGE = "src/docs/owasp.md";
  private static final Pattern HEADING = Pattern.compile("(?m)^## (.*)$");
  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*(?:Test|IT))(?:\\.(\\w+))?`");
  private static final Pattern CLASS = Pattern.compile("`([A-Z]\\w*[a-z]\\w*)`");

  private String page = "";
  private Map<String, Path> classes = Map.of();

  @BeforeEach
  void read() throws IOException {
    page = Files.readString(Path.of(PAGE));
    classes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(file -> classes.put(file.getFileName().toString().replace(".java", ""), file));
    }
  }

  @Test
  void allTenEntriesAreThereInOrder() {
    assertThat(all(HEADING).map(heading -> heading.group(1)))
        .containsExactly(
            "API1:2023 Broken Object Level Authorization",
            "API2:2023 Broken Authentication",
            "API3:2023 Broken Object Property Level Authorization",
            "API4:2023 Unrestricted Resource Consumption",
            "API5:2023 Broken Function Level Authorization",
            "API6:2023 Unrestricted Access to Sensitive Business Flows",
            "API7:2023 Server Side Request Forgery",
            "API8:2023 Security Misconfiguration",
            "API9:2023 Improper Inventory Management",
            "API10:2023 Unsafe Consumption of APIs");
  }

  @Test
  void everyEntryNamesTestsAndSaysWhatIsLeft() {
    List<String> sections = HEADING.splitAsStream(page).skip(1).toList();
    assertThat(sections).hasSize(10).allMatch(section -> TEST.matcher(section).find());
    assertThat(sections).allMatch(section -> section.contains("**Left:**"));
  }

  @Test
  void everyTestThatIsNamedIsThere() {
    assertThat(all(TEST)).hasSizeGreaterThan(50);
    assertThat(all(TEST).filter(named -> !hasTest(named)).map(MatchResult::group)).isEmpty();
  }

  @Test
  void everyClassThatIsNamedIsThere() {
    assertThat(all(CLASS).map(named -> named.group(1)))
        .hasSizeGreaterThan(50)
        .allMatch(classes::containsKey);
  }

  @Test
  void theReadmeLeadsToIt() throws IOException {
    assertThat(Files.readString(Path.of("README.md"))).contains("](" + PAGE + ")");
  }

  private Stream<MatchResult> all(Pattern pattern) {
    return pattern.matcher(page).results();
  }

  private boolean hasTest(MatchResult named) {
    Path file = classes.get(named.group(1));
    return file != null
        && file.startsWith(Path.of("src", "test", "java"))
        && (named.group(2) == null || text(file).contains("  void " + named.group(2) + "("));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
