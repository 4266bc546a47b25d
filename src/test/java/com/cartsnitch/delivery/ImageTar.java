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
 * The image that the build wrote, an OCI layout in a tar.
 *
 * @param manifest what the index names
 * @param config how the image is run
 * @param layers the files of each layer, lowest first
 */
record ImageTar(YamlNode manifest, YamlNode config, List<List<TarArchiveEntry>> layers) {
  private static final Path FILE = Path.of("target", "jib-image.tar");

  static ImageTar read() throws IOException {
    Map<String, byte[]> files = contents(FILE);
    YamlNode index = json(bytes(files, "index.json"));
    YamlNode manifest = json(blob(files, index.at("manifests", 0)));
    List<List<TarArchiveEntry>> layers = new ArrayList<>();
    for (YamlNode layer : manifest.at("layers").children()) {
      layers.add(entries(blob(files, layer)));
    }
    return new ImageTar(manifest, json(blob(files, manifest.at("config"))), layers);
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

  private static byte[] blob(Map<String, byte[]> files, YamlNode descriptor) {
    return bytes(files, "blobs/" + descriptor.at("digest").text().replace(':', '/'));
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
