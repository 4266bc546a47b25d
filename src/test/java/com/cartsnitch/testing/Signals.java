package com.cartsnitch.testing;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Sends signals to processes that a test started. */
final class Signals {
  private Signals() {}

  /**
   * Sends one.
   *
   * @param signal such as {@code -STOP}
   */
  static void send(String signal, Stream<ProcessHandle> processes) throws IOException {
    Stream<String> pids = processes.map(process -> Long.toString(process.pid()));
    List<String> command = Stream.concat(Stream.of("kill", signal), pids).toList();
    Process kill = new ProcessBuilder(command).inheritIO().start();
    if (kill.onExit().join().exitValue() != 0) {
      throw new IOException(String.join(" ", command) + " failed");
    }
  }
}
