package com.cartsnitch.platform.command;

/** Told how far long work has come, by the thread that does it. */
public interface Progress {

  /**
   * A part of the work begins.
   *
   * @param total how many steps it has
   * @param label what it is, such as a file's name
   */
  void start(long total, String label);

  /**
   * Some of it is done.
   *
   * @param steps how many more steps
   */
  void step(long steps);

  /**
   * Something worth a line of its own, such as a line of input that was left out.
   *
   * @param line the text, without a line break
   */
  void note(String line);

  /** The part that was started last is finished. */
  void done();
}
