package com.cartsnitch.testing;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks for some paths again and again at a steady pace, whether or not the last was answered. */
public final class Trickle implements AutoCloseable {
  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

  /**
   * Begins to ask.
   *
   * @param client whom
   * @param period how often each path is asked for
   * @param paths what
   */
  @SuppressWarnings("FutureReturnValueIgnored") // it ends with the executor
  public Trickle(TestClient client, Duration period, List<String> paths) {
    pace.scheduleAtFixedRate(
        () -> paths.forEach(path -> requests.execute(() -> answers.add(client.get(path)))),
        0,
        period.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  /** The answers to a path so far. */
  public List<Answer> answers(String path) {
    return answers.stream().filter(answer -> answer.path().equals(path)).toList();
  }

  /** Stops asking and waits for what was asked. */
  public void stop() {
    pace.shutdownNow();
    requests.close();
  }

  @Override
  public void close() {
    stop();
  }
}
