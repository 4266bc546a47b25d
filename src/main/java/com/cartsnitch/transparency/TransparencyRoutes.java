package com.cartsnitch.transparency;

import com.cartsnitch.platform.http.PublicAnswer;
import com.cartsnitch.platform.http.RequestInput;
import com.cartsnitch.platform.http.Route;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code /api/v1/public/inflation}. */
public final class TransparencyRoutes {
  private static final Pattern CATEGORY = Pattern.compile("[a-zA-Z0-9 _-]{1,100}");

  private final Transparency transparency;
  private final JsonType<Inflation> inflationType;

  /**
   * Makes the routes.
   *
   * @param transparency computes the figures
   * @param jsonb writes the answers
   */
  public TransparencyRoutes(Transparency transparency, Jsonb jsonb) {
    this.transparency = transparency;
    this.inflationType = jsonb.type(Inflation.class);
  }

  /** The operations. */
  public List<Route> routes() {
    return List.of(Route.open(Method.GET, "/api/v1/public/inflation", this::inflation));
  }

  private void inflation(ServerRequest request, ServerResponse response) {
    RequestInput input = RequestInput.of(request);
    Optional<String> category = input.matching("category", CATEGORY);
    String period = input.oneOf("period", Period.ALL_TIME.word(), Period.words());
    input.check();
    Inflation inflation = transparency.inflation(Period.of(period), category);
    PublicAnswer.send(request, response, inflationType, inflation);
  }
}
