package com.cartsnitch.openapi;

import com.cartsnitch.platform.http.answer.FixedAnswer;
import com.cartsnitch.platform.http.answer.PublicAnswer;
import com.cartsnitch.platform.http.route.Route;
import io.helidon.http.Method;
import java.util.List;

/**
 * {@code /openapi.json} and {@code /openapi.yaml}. Helidon's own OpenAPI feature serves one file,
 * on one path whose form the {@code Accept} header chooses, past our route table: without an entity
 * tag, our errors and our measures.
 */
public final class OpenApiRoutes {
  private final OpenApiDocument document;

  public OpenApiRoutes(OpenApiDocument document) {
    this.document = document;
  }

  /** The operations. */
  public List<Route> routes() {
    return List.of(
        Route.open(
                Method.GET,
                "/openapi.json",
                new FixedAnswer("application/json", document::json, PublicAnswer.ONE_MINUTE))
            .withoutLimit(),
        Route.open(
                Method.GET,
                "/openapi.yaml",
                new FixedAnswer("application/yaml", document::yaml, PublicAnswer.ONE_MINUTE))
            .withoutLimit());
  }
}
