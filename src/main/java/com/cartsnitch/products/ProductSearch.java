package com.cartsnitch.products;

import com.cartsnitch.platform.http.input.RequestInput;
import java.util.Optional;

/**
 * Which products are asked for.
 *
 * @param text part of the name, a product code, or a word much like one of the name; empty: any
 * @param category the category; empty: any
 */
public record ProductSearch(Optional<String> text, Optional<String> category) {
  private static final int MAX_TEXT_LENGTH = 200;
  private static final int MAX_CATEGORY_LENGTH = 100;

  static ProductSearch read(RequestInput input) {
    return new ProductSearch(
        input.text("q", MAX_TEXT_LENGTH), input.text("category", MAX_CATEGORY_LENGTH));
  }
}
