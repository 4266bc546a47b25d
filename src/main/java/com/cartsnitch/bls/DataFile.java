package com.cartsnitch.bls;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file to import.
 *
 * @param path where it is
 * @param format what it holds
 * @param layout how its lines are made
 */
record DataFile(Path path, Format format, Layout layout) {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /**
   * Finds the files of the paths: of a folder all that lie in it directly, by name.
   *
   * @throws ImportException if there is no such file or folder
   * @throws IOException if one can't be read
   */
  static List<DataFile> find(List<Path> paths) throws IOException {
    List<DataFile> files = new ArrayList<>();
    for (Path path : paths) {
      for (Path file : expand(path)) {
        files.add(open(file));
      }
    }
    return files;
  }

  /** Its name without the folders. */
  String name() {
    return String.valueOf(path.getFileName());
  }

  /** How many lines it has, the header included. */
  long lines() throws IOException {
    try (Stream<String> lines = Files.lines(path, StandardCharsets.ISO_8859_1)) {
      return lines.count();
    }
  }

  BufferedReader reader() throws IOException {
    return reader(path);
  }

  private static List<Path> expand(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new ImportException("%s: no such file or folder".formatted(path));
    }
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static DataFile open(Path path) throws IOException {
    try (BufferedReader reader = reader(path)) {
      Layout layout = layout(reader.readLine());
      String first = reader.readLine();
      return new DataFile(path, Format.of(layout.columns(), first == null ? "" : first), layout);
    }
  }

  private static Layout layout(@Nullable String header) {
    try {
      return Layout.of(header == null ? "" : header.replace(BYTE_ORDER_MARK, ""));
    } catch (BadLineException _) {
      return new Layout(false, List.of());
    }
  }

  // Bytes that are no UTF-8 become replacement characters, which spoil a field but not the file.
  private static BufferedReader reader(Path path) throws IOException {
    return new BufferedReader(
        new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8));
  }
}
