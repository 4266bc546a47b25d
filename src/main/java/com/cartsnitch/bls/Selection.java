package com.cartsnitch.bls;

import com.cartsnitch.platform.command.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Which of the files given a command reads. */
final class Selection {
  private Selection() {}

  /**
   * Finds the files of some formats; each of another is a note.
   *
   * @throws ImportException if there is none at all
   */
  static List<DataFile> of(List<Path> paths, Progress progress, Format... formats)
      throws IOException {
    List<DataFile> selected = new ArrayList<>();
    for (DataFile file : DataFile.find(paths)) {
      if (List.of(formats).contains(file.format())) {
        selected.add(file);
      } else {
        progress.note("%s: holds %s; skipped".formatted(file.path(), file.format().content()));
      }
    }
    if (selected.isEmpty()) {
      throw new ImportException("no file of %s among those given".formatted(formats[0].content()));
    }
    return selected;
  }
}
