package com.cartsnitch.delivery;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * The image that the build wrote, as {@code docker load} takes it.
 *
 * @param config how the image is run
 * @param layers the files of each layer, lowest first
 */
record ImageTar(YamlNode config, List<List<TarArchiveEntry>> layers) {
  private static final Path FILE = Path.of("target", "jib-image.tar");

  static ImageTar read() throws IOException {
    Map<String, byte[]> files = contents(FILE);
    YamlNode image = json(bytes(files, "manifest.json")).children().getFirst();
    List<List<TarArchiveEntry>> layers = new ArrayList<>();
    for (YamlNode layer : image.at("Layers").children()) {
      layers.add(entries(bytes(files, layer.text())));
    }
    return new ImageTar(json(bytes(files, image.at("Config").text())), layers);
  }

  private static Map<String, byte[]> contents(Path tar) throws IOException {
    Map<String, byte[]> contents = new HashMap<>();
    try (TarArchiveInputStream stream = new TarArchiveInputStream(Files.newInputStream(tar))) {
      for (var entry = stream.getNextEntry(); entry != null; entry = stream.getNextEntry()) {
        contents.put(entry.getName(), stream.readAllBytes());
      }
    }
    return contents;
  }

  private static byte[] bytes(Map<String, byte[]> files, String name) {
    byte[] bytes = files.get(name);
    if (bytes == null) {
      throw new AssertionError(name + " is not in " + FILE + ", but " + files.keySet());
    }
    return bytes;
  }

  private static YamlNode json(byte[] bytes) {
    return YamlNode.documents(new String(bytes, StandardCharsets.UTF_8)).getFirst();
  }

  private static List<TarArchiveEntry> entries(byte[] layer) throws IOException {
    List<TarArchiveEntry> entries = new ArrayList<>();
    try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(layer));
        TarArchiveInputStream stream = new TarArchiveInputStream(unpacked)) {
      for (var entry = stream.getNextEntry(); entry != null; entry = stream.getNextEntry()) {
        entries.add(entry);
      }
    }
    return entries;
  }

  /** Every file and folder of the image. */
  List<TarArchiveEntry> files() {
    return layers.stream().flatMap(List::stream).toList();
  }

  String label(String name) {
    return config.at("config", "Labels", "org.opencontainers.image." + name).text();
  }
}
