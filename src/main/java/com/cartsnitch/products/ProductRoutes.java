package com.cartsnitch.products;

import static com.cartsnitch.platform.operation.Operation.get;

import com.cartsnitch.platform.answers.Question;
import com.cartsnitch.platform.operation.Operation;
import java.util.List;

/** {@code /api/v1/products} and {@code /api/v1/public/products}. */
public final class ProductRoutes {
  private final Products products;

  public ProductRoutes(Products products) {
    this.products = products;
  }

  /** The operations. */
  public List<Operation> operations() {
    return List.of(
        get("/api/v1/public/products")
            .forEveryone()
            .asks(ProductSearch::read, ProductRoutes::question)
            .answersPage(Product.class, products::find),
        get("/api/v1/products")
            .forUsers()
            .reads(ProductSearch::read)
            .answersPage(Product.class, (_, search, page) -> products.find(search, page)),
        get("/api/v1/products/{id}")
            .forUsers()
            .reads(input -> input.pathUuid("id"))
            .answers(ProductDetail.class, (_, id) -> products.detail(id)));
  }

  private static Question question(ProductSearch search) {
    return Question.of("products.find", search.text(), search.category());
  }
}
