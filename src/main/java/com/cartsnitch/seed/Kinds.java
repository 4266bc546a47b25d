package com.cartsnitch.seed;

import com.cartsnitch.seed.Kind.PricedSize;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the kinds of things that are sold. */
final class Kinds {
  private static final String FILE = "/seed/kinds.csv";
  private static final String NO_BRAND = "-";
  private static final String OWN_BRANDS = "@";

  private Kinds() {}

  /** One kind of each category after the other, so that few products are of all categories. */
  static List<Kind> read() {
    Map<String, Integer> seen = new HashMap<>();
    return kinds().stream()
        .map(kind -> Map.entry(seen.merge(kind.category(), 1, Integer::sum), kind))
        .sorted(Comparator.comparing(Map.Entry<Integer, Kind>::getKey))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static List<Kind> kinds() {
    try (InputStream file = Objects.requireNonNull(Kinds.class.getResourceAsStream(FILE), FILE);
        InputStreamReader text = new InputStreamReader(file, StandardCharsets.UTF_8);
        CsvReader<NamedCsvRecord> lines = CsvReader.builder().ofNamedCsvRecord(text)) {
      List<Kind> kinds = new ArrayList<>();
      for (NamedCsvRecord line : lines) {
        kinds.add(kind(line, kinds.size()));
      }
      return kinds;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Kind kind(NamedCsvRecord line, int number) {
    String category = line.getField("category");
    return new Kind(
        category,
        line.getField("subcategory"),
        line.getField("name"),
        parts(line, "sizes").map(Kinds::size).toList(),
        brands(line, category, number),
        parts(line, "varieties").toList(),
        line.getField("weighed").equals("weighed"));
  }

  /** All but the first are turned, so that the stores' own brands come early in some kinds only. */
  private static List<Brand> brands(NamedCsvRecord line, String category, int number) {
    List<Brand> brands =
        new ArrayList<>(parts(line, "brands").flatMap(name -> brand(name, category)).toList());
    Collections.rotate(brands.subList(1, brands.size()), number);
    return List.copyOf(brands);
  }

  private static Stream<Brand> brand(String name, String category) {
    return name.equals(OWN_BRANDS)
        ? Shop.all().stream().map(shop -> new Brand(shop.ownBrand(category), shop))
        : Stream.of(new Brand(noneOr(name), null));
  }

  private static @Nullable String noneOr(String name) {
    return name.equals(NO_BRAND) ? null : name;
  }

  private static PricedSize size(String text) {
    String[] parts = text.split("=", 2);
    int cents = new BigDecimal(parts[1]).movePointRight(2).intValueExact();
    return new PricedSize(PackSize.parse(parts[0]), cents);
  }

  private static Stream<String> parts(NamedCsvRecord line, String field) {
    return Stream.of(line.getField(field).split("\\|", -1));
  }
}
