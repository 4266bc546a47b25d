package com.cartsnitch.transparency;

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
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code /api/v1/public/inflation}. */
public final class TransparencyRoutes {
  private static final Pattern CATEGORY = Pattern.compile("[a-zA-Z0-9 _-]{1,100}");

  private final Transparency transparency;
  private final PublicAnswers answers;
  private final JsonType<Inflation> inflationType;

  /**
   * Makes the routes.
   *
   * @param transparency computes the figures
   * @param answers sends what everybody may read
   * @param jsonb writes the answers
   */
  public TransparencyRoutes(Transparency transparency, PublicAnswers answers, Jsonb jsonb) {
    this.transparency = transparency;
    this.answers = answers;
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
    answers.send(
        request,
        response,
        Question.of("transparency.inflation", period, category),
        inflationType,
        () -> transparency.inflation(Period.of(period), category));
  }
}
