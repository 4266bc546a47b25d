package com.cartsnitch.bls;

import java.sql.SQLException;
import java.util.Optional;

/** Passes on prices of the whole country; those of its parts belong to no store here. */
final class NationwideFilter {
  private final AveragePriceBatch batch;
  private long leftOut;

  NationwideFilter(AveragePriceBatch batch) {
    this.batch = batch;
  }

  void add(Optional<Observation> observation) throws SQLException {
    if (observation.isEmpty()) {
      return;
    }
    if (Series.nationwide(observation.get().seriesId())) {
      batch.add(observation.get());
    } else {
      leftOut++;
    }
  }

  /** How many prices were not passed on. */
  long leftOut() {
    return leftOut;
  }
}
