package com.cartsnitch.inflation;

import static com.cartsnitch.platform.operation.Operation.get;

import com.cartsnitch.platform.answers.Question;
import com.cartsnitch.platform.http.input.RequestInput;
import com.cartsnitch.platform.operation.Operation;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code /api/v1/public/inflation}. */
public final class InflationRoutes {
  private static final Pattern CATEGORY = Pattern.compile("[a-zA-Z0-9 _-]{1,100}");

  private final Transparency transparency;

  public InflationRoutes(Transparency transparency) {
    this.transparency = transparency;
  }

  /** The operations. */
  public List<Operation> operations() {
    return List.of(
        get("/api/v1/public/inflation")
            .forEveryone()
            .asks(Filter::read, Filter::question)
            .answers(
                Inflation.class,
                filter -> transparency.inflation(Period.of(filter.period()), filter.category())));
  }

  private record Filter(Optional<String> category, String period) {

    static Filter read(RequestInput input) {
      return new Filter(
          input.matching("category", CATEGORY),
          input.oneOf("period", Period.ALL_TIME.word(), Period.words()));
    }

    Question question() {
      return Question.of("transparency.inflation", period, category);
    }
  }
}
