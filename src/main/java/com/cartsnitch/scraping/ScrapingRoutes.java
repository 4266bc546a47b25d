package com.cartsnitch.scraping;

import static com.cartsnitch.platform.operation.Operation.get;
import static com.cartsnitch.platform.operation.Operation.post;

import com.cartsnitch.platform.operation.Operation;
import com.cartsnitch.stores.Store;
import java.util.List;

/** {@code /api/v1/scraping}. */
public final class ScrapingRoutes {
  private final Scraping scraping;

  public ScrapingRoutes(Scraping scraping) {
    this.scraping = scraping;
  }

  /** The operations. */
  public List<Operation> operations() {
    return List.of(
        post("/api/v1/scraping/{slug}/sync")
            .forUsers()
            .reads(input -> input.pathText("slug", Store.SLUG))
            .answers(SyncJob.class, scraping::sync),
        get("/api/v1/scraping/status").forUsers().answersList(SyncStatus.class, scraping::status));
  }
}
