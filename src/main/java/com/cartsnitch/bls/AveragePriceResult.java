package com.cartsnitch.bls;

import java.util.List;
import java.util.UUID;

/**
 * What an import of average prices did.
 *
 * @param series the series met, by id
 * @param observations how many prices were read
 * @param written how many of them were new or had changed
 * @param badLines how many lines were left out as bad
 */
public record AveragePriceResult(
    List<ImportedSeries> series, long observations, long written, long badLines) {

  /**
   * A series and the product that it became.
   *
   * @param seriesId the Bureau's id
   * @param name the product's name
   * @param productId the product's id
   */
  public record ImportedSeries(String seriesId, String name, UUID productId) {}
}
