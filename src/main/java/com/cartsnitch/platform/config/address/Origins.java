package com.cartsnitch.platform.config.address;

import com.cartsnitch.platform.config.Setting;
import com.cartsnitch.platform.config.SettingType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Lists of origins, comma-separated or as a JSON array of strings. */
public final class Origins {
  private static final JsonFactory JSON = new JsonFactory();

  /** The type of a setting that lists origins; each is in the list once. */
  public static final SettingType<List<Origin>> TYPE =
      SettingType.of(
          "must be origins like https://app.example.org without a path and without wildcards,"
              + " comma-separated or as a JSON array",
          Origins::parse);

  private Origins() {}

  /**
   * Declares origins of pages that are trusted. Those without encryption only suit development: an
   * attacker on the network could act as such a page.
   */
  public static Setting<List<Origin>> setting(String variable, String fallback, String sentence) {
    return Setting.of(variable, TYPE, fallback, sentence)
        .inProduction(
            origins -> origins.stream().allMatch(Origin::encrypted),
            "must be https origins only where CARTSNITCH_ENVIRONMENT is uat or prod");
  }

  private static Optional<List<Origin>> parse(String text) {
    if (text.isEmpty()) {
      return Optional.of(List.of());
    }
    Optional<List<String>> texts =
        text.startsWith("[") ? json(text) : Optional.of(List.of(text.split(",", -1)));
    return texts.flatMap(Origins::all);
  }

  /** All of them or, if one is none, nothing. */
  private static Optional<List<Origin>> all(List<String> texts) {
    List<Origin> origins =
        texts.stream().flatMap(text -> Origin.parse(text.strip()).stream()).toList();
    return origins.size() == texts.size()
        ? Optional.of(origins.stream().distinct().toList())
        : Optional.empty();
  }

  private static Optional<List<String>> json(String text) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
      List<String> values = new ArrayList<>();
      parser.nextToken();
      while (parser.nextToken() == JsonToken.VALUE_STRING) {
        values.add(parser.getString());
      }
      boolean ends = parser.currentToken() == JsonToken.END_ARRAY && parser.nextToken() == null;
      return ends ? Optional.of(values) : Optional.empty();
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }
}
