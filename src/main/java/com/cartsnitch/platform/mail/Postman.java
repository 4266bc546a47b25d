package com.cartsnitch.platform.mail;

import com.cartsnitch.platform.mail.MailQueue.Posted;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers letters in the background, one after the other. A letter that could not be delivered is
 * tried again a few times, while others go out; it does not survive the process.
 */
public final class Postman implements Mailbox, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

  /** The longest letter; those of this service have a tenth of it, with the longest links. */
  static final long MAX_BYTES = 256 * 1024;

  private static final Duration BREATH = Duration.ofSeconds(1);

  private final MailTransport transport;
  private final Consumer<Outcome> listener;
  private final Rules rules;
  private final MailQueue outbox;
  private final Thread thread;
  private boolean troubled;

  /**
   * Starts one.
   *
   * @param listener is told what became of each
   */
  public Postman(MailTransport transport, Consumer<Outcome> listener) {
    this(transport, listener, Rules.DEFAULT);
  }

  Postman(MailTransport transport, Consumer<Outcome> listener, Rules rules) {
    this.transport = transport;
    this.listener = listener;
    this.rules = rules;
    this.outbox = new MailQueue(rules.capacity(), rules.room());
    this.thread = Thread.ofVirtual().name("postman").start(this::work);
  }

  /** What became of a letter. */
  public enum Outcome {
    /** The mail server took it. */
    SENT,
    /** It was tried and given up. */
    FAILED,
    /** It was not tried: it was too long, too many were waiting, or the service stopped. */
    DROPPED
  }

  /**
   * How far it goes.
   *
   * @param capacity how many letters may wait
   * @param room how many bytes they may have together
   * @param delays the waits between the attempts, one less than there are attempts
   * @param farewell how long a stop waits for the letters that are left
   */
  record Rules(int capacity, long room, List<Duration> delays, Duration farewell) {
    // outlasts a mail server that is restarted; links in letters are good for an hour
    static final Rules DEFAULT =
        new Rules(
            1000,
            8 * 1024 * 1024,
            List.of(
                Duration.ofSeconds(2),
                Duration.ofSeconds(15),
                Duration.ofMinutes(1),
                Duration.ofMinutes(4)),
            Duration.ofSeconds(3));
  }

  @Override
  public void post(Letter letter) {
    long bytes = letter.bytes();
    if (bytes > MAX_BYTES) {
      LOG.error("A letter of {} bytes was dropped: {} are the most", bytes, MAX_BYTES);
      listener.accept(Outcome.DROPPED);
    } else if (!outbox.add(letter)) {
      LOG.error(
          "A letter was dropped: the service stops, or {} letters or {} bytes are waiting",
          rules.capacity(),
          rules.room());
      listener.accept(Outcome.DROPPED);
    }
  }

  private void work() {
    try {
      Optional<Posted> next = outbox.take();
      while (next.isPresent()) {
        deliver(next.get());
        next = outbox.take();
      }
    } catch (InterruptedException _) {
      // close() says what is left
    }
  }

  private void deliver(Posted posted) {
    try {
      transport.send(posted.letter());
      delivered();
    } catch (MailException e) {
      failed(posted, e);
    } catch (RuntimeException e) {
      // its message may quote the letter
      failed(posted, new MailException(e.getClass().getName(), true));
    }
  }

  private void delivered() {
    listener.accept(Outcome.SENT);
    if (troubled) {
      troubled = false;
      LOG.info("Letters are delivered again");
    }
  }

  private void failed(Posted posted, MailException e) {
    int done = posted.attempt();
    boolean again = !e.permanent() && done <= rules.delays().size();
    if (again && outbox.addAgain(posted, rules.delays().get(done - 1))) {
      warnOnce(e);
    } else {
      LOG.error("A letter was given up at attempt {}: {}", done, e.getMessage());
      listener.accept(Outcome.FAILED);
    }
  }

  private void warnOnce(MailException e) {
    if (!troubled) {
      troubled = true;
      LOG.warn("Letters are not delivered and will be tried again: {}", e.getMessage());
    }
  }

  /** Tries each letter that is left once more, for a short time. */
  @Override
  public void close() {
    outbox.close();
    join(rules.farewell());
    int left = outbox.clear();
    thread.interrupt();
    join(BREATH);
    if (left > 0) {
      LOG.error("The service stops: {} letters were dropped", left);
    }
    for (int i = 0; i < left; i++) {
      listener.accept(Outcome.DROPPED);
    }
  }

  private void join(Duration patience) {
    try {
      boolean _ = thread.join(patience);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
