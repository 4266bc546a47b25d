package com.cartsnitch.platform.errorstats;

import com.cartsnitch.platform.http.watch.RequestListener;
import com.cartsnitch.platform.http.watch.ServedRequest;
import com.cartsnitch.platform.problem.ErrorCode;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts error answers by status since the start, and those of the last five minutes from 500 on.
 */
public final class ErrorStats implements RequestListener {
  private static final int FIRST_ERROR = 400;
  private static final int FIRST_FAULT = 500;
  private static final long SLOT_SECONDS = 10;
  private static final int SLOTS = 30;

  private final InstantSource clock;
  private final Map<Integer, Long> counts = new TreeMap<>();
  private final long[] slotTimes = new long[SLOTS];
  private final long[] slotFaults = new long[SLOTS];

  /**
   * @param clock the time
   */
  public ErrorStats(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void served(ServedRequest request) {
    if (request.status() >= FIRST_ERROR) {
      count(request.status());
    }
  }

  @Override
  public void refused(ErrorCode code) {
    count(code.status().code());
  }

  private synchronized void count(int status) {
    counts.merge(status, 1L, Long::sum);
    if (status >= FIRST_FAULT) {
      long time = slotTime();
      int slot = (int) (time % SLOTS);
      slotFaults[slot] = slotTimes[slot] == time ? slotFaults[slot] + 1 : 1;
      slotTimes[slot] = time;
    }
  }

  /** How many answers of each status there were. */
  public synchronized Map<Integer, Long> counts() {
    return new TreeMap<>(counts);
  }

  /** How many answers from 500 on there were in the last five minutes, give or take ten seconds. */
  public synchronized long recentFaults() {
    long oldest = slotTime() - SLOTS;
    long faults = 0;
    for (int slot = 0; slot < SLOTS; slot++) {
      faults += slotTimes[slot] > oldest ? slotFaults[slot] : 0;
    }
    return faults;
  }

  private long slotTime() {
    return clock.instant().getEpochSecond() / SLOT_SECONDS;
  }
}
