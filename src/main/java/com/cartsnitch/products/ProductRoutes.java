package com.cartsnitch.products;

import com.cartsnitch.platform.http.PageRequest;
import com.cartsnitch.platform.http.Principal;
import com.cartsnitch.platform.http.PrivateAnswer;
import com.cartsnitch.platform.http.RequestInput;
import com.cartsnitch.platform.http.Route;
import com.cartsnitch.platform.publicdata.PublicAnswers;
import com.cartsnitch.platform.publicdata.Question;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.UUID;

/** {@code /api/v1/products} and {@code /api/v1/public/products}. */
public final class ProductRoutes {
  private static final int MAX_SEARCH_LENGTH = 200;
  private static final int MAX_CATEGORY_LENGTH = 100;

  private final Products products;
  private final PublicAnswers answers;
  private final JsonType<List<Product>> listType;
  private final JsonType<ProductDetail> detailType;

  /**
   * Makes the routes.
   *
   * @param products the catalogue
   * @param answers sends what everybody may read
   * @param jsonb writes the answers
   */
  public ProductRoutes(Products products, PublicAnswers answers, Jsonb jsonb) {
    this.products = products;
    this.answers = answers;
    this.listType = jsonb.type(Product.class).list();
    this.detailType = jsonb.type(ProductDetail.class);
  }

  /** The operations. */
  public List<Route> routes() {
    return List.of(
        Route.open(Method.GET, "/api/v1/public/products", this::findPublicly),
        Route.user(Method.GET, "/api/v1/products", this::find),
        Route.user(Method.GET, "/api/v1/products/{id}", this::detail));
  }

  private void findPublicly(ServerRequest request, ServerResponse response) {
    RequestInput input = RequestInput.of(request);
    ProductSearch search = search(input);
    PageRequest page = input.page();
    input.check();
    answers.sendPage(
        request,
        response,
        Question.of("products.find", search.text(), search.category(), page.number(), page.size()),
        listType,
        page,
        () -> products.find(search, page));
  }

  private void find(ServerRequest request, ServerResponse response, Principal user) {
    RequestInput input = RequestInput.of(request);
    ProductSearch search = search(input);
    PageRequest page = input.page();
    input.check();
    PrivateAnswer.sendPage(request, response, listType, page, products.find(search, page));
  }

  private void detail(ServerRequest request, ServerResponse response, Principal user) {
    RequestInput input = RequestInput.of(request);
    UUID id = input.pathUuid("id");
    input.check();
    PrivateAnswer.send(response, detailType, products.detail(id));
  }

  private static ProductSearch search(RequestInput input) {
    return new ProductSearch(
        input.text("q", MAX_SEARCH_LENGTH), input.text("category", MAX_CATEGORY_LENGTH));
  }
}
