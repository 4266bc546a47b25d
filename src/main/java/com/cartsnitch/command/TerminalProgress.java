package com.cartsnitch.command;

import com.cartsnitch.platform.command.Progress;
import com.cartsnitch.platform.command.Terminal;
import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** Progress as a bar on a terminal, and as plain lines everywhere else. */
final class TerminalProgress implements Progress {
  private final PrintWriter err;
  private final boolean terminal = Terminal.attached();
  private @Nullable ProgressBar bar;

  TerminalProgress(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void start(long total, String label) {
    if (terminal) {
      bar = new ProgressBarBuilder().setTaskName(label).setInitialMax(total).build();
    } else {
      err.println(label);
    }
  }

  @Override
  public void step(long steps) {
    if (bar != null) {
      bar.stepBy(steps);
    }
  }

  @Override
  public void note(String line) {
    err.println(line);
  }

  @Override
  public void done() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
