package com.cartsnitch.bls;

import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Collects prices and hands them on some thousands at a time. */
final class AveragePriceBatch {
  private static final int SIZE = 5_000;

  private final AveragePriceWriter writer;
  private final Map<String, Series> known;
  private final Map<String, Series> met = new TreeMap<>();
  private final Map<Key, Observation> waiting = new LinkedHashMap<>();
  private long read;
  private long written;

  AveragePriceBatch(AveragePriceWriter writer, Map<String, Series> known) {
    this.writer = writer;
    this.known = known;
  }

  /** Takes a price; one of the same series and month that is still waiting is replaced. */
  void add(Observation observation) throws SQLException {
    read++;
    waiting.put(new Key(observation.seriesId(), observation.month()), observation);
    met.computeIfAbsent(observation.seriesId(), id -> known.getOrDefault(id, Series.unnamed(id)));
    if (waiting.size() >= SIZE) {
      flush();
    }
  }

  /** Hands on what is still waiting. */
  void flush() throws SQLException {
    written += writer.write(met.values(), waiting.values());
    waiting.clear();
  }

  /** How many prices were taken. */
  long read() {
    return read;
  }

  /** How many of those handed on were new or had changed. */
  long written() {
    return written;
  }

  /** The series of all prices taken, by id. */
  Collection<Series> met() {
    return met.values();
  }

  private record Key(String seriesId, YearMonth month) {}
}
