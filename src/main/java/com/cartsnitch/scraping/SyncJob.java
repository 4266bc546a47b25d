package com.cartsnitch.scraping;

import static java.util.Objects.requireNonNull;

import io.avaje.jsonb.Json;
import io.avaje.jsonb.Json.Naming;

/**
 * A fetch that was asked for.
 *
 * @param jobId its id
 * @param status how far it is
 * @param message the same for people
 */
@Json(naming = Naming.LowerUnderscore)
public record SyncJob(String jobId, String status, String message) {

  /** Refuses what was left out. */
  public SyncJob {
    requireNonNull(jobId);
    requireNonNull(status);
    requireNonNull(message);
  }
}
