package com.cartsnitch.alerts;

import java.math.BigDecimal;

/**
 * A price that rose from one observation to the next.
 *
 * @param storeName where
 * @param oldPrice what it was, in dollars and cents; more than 0
 * @param newPrice what it became
 */
record PriceIncrease(String storeName, BigDecimal oldPrice, BigDecimal newPrice) implements Event {

  @Override
  public String type() {
    return "price_increase";
  }

  @Override
  public String message() {
    return "Price at %s rose %s %% from $%s to $%s"
        .formatted(
            storeName, Event.percent(newPrice.subtract(oldPrice), oldPrice), oldPrice, newPrice);
  }
}
