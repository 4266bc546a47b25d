package com.cartsnitch.products;

import com.cartsnitch.platform.database.SqlRunner;
import com.cartsnitch.platform.paging.Page;
import com.cartsnitch.platform.paging.PageRequest;
import com.cartsnitch.platform.problem.ApiException;
import java.util.UUID;

/** The catalogue. */
public final class Products {
  private final ProductQueries queries;

  public Products(SqlRunner session) {
    this.queries = new ProductQueries(session);
  }

  /**
   * Finds products. Without a text all of them, by name; with one first those whose name has it as
   * a part in any case, and those with exactly this code, by name; then near misses of words,
   * nearest first.
   *
   * @param search what is asked for
   * @param page which part of the list
   */
  public Page<Product> find(ProductSearch search, PageRequest page) {
    String category = search.category().orElse(null);
    return search
        .text()
        .map(text -> queries.search(text, category, page))
        .orElseGet(() -> queries.list(category, page));
  }

  /**
   * A product and its current prices.
   *
   * @param id the product
   * @throws ApiException 404 if there is none
   */
  public ProductDetail detail(UUID id) {
    return queries.detail(id).orElseThrow(() -> ApiException.notFound("Product"));
  }
}
