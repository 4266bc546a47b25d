package com.cartsnitch.testing;

import com.cartsnitch.platform.command.Progress;
import java.util.ArrayList;
import java.util.List;

/** Remembers what it is told instead of showing it. */
public final class QuietProgress implements Progress {
  private final List<String> notes = new ArrayList<>();
  private long left;

  @Override
  public void start(long total, String label) {
    left = total;
  }

  @Override
  public void step(long steps) {
    left -= steps;
  }

  @Override
  public void note(String line) {
    notes.add(line);
  }

  @Override
  public void done() {
    if (left != 0) {
      throw new IllegalStateException("%d steps are missing".formatted(left));
    }
  }

  /** The notes so far. */
  public List<String> notes() {
    return List.copyOf(notes);
  }
}
