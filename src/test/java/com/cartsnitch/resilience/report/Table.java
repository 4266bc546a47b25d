package com.cartsnitch.resilience.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A file of lines whose cells are separated by tabs, to which several processes may append. */
record Table(Path file) {
  private static final String SEPARATOR = "\t";

  void append(List<String> cells) throws IOException {
    List<String> clean = cells.stream().map(cell -> cell.replaceAll("\\s+", " ")).toList();
    byte[] line = (String.join(SEPARATOR, clean) + '\n').getBytes(StandardCharsets.UTF_8);
    Files.createDirectories(file.getParent());
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        var _ = channel.lock()) {
      channel.write(ByteBuffer.wrap(line));
    }
  }

  List<List<String>> read() throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    return Files.readAllLines(file).stream()
        .map(line -> List.of(line.split(SEPARATOR, -1)))
        .toList();
  }
}
