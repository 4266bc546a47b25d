package com.cartsnitch.bls;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells the category of an item by the words of its title. */
final class ItemCategory {
  private static final Set<String> NAMES =
      Set.of(
          "produce",
          "dairy",
          "meat",
          "bakery",
          "frozen",
          "pantry",
          "beverages",
          "snacks",
          "household",
          "personal_care",
          "other");
  private static final String REST = "pantry";

  // The first that matches wins: ice cream is no dairy, orange juice and potato chips no produce.
  private static final List<Rule> RULES =
      List.of(
          rule("frozen", "ice cream"),
          rule("beverages", "coffee", "juice", "cola", "wine", "malt beverages", "vodka"),
          rule("snacks", "chips", "cookies"),
          rule("bakery", "bread", "rolls", "cupcakes"),
          rule("pantry", "canned", "margarine", "peanut butter", "tuna"),
          rule("meat", "beef", "pork", "bacon", "chicken", "turkey", "sausage", "steak", "roast"),
          rule("meat", "chops", "ham", "frankfurters", "bologna", "lamb", "veal"),
          rule("dairy", "milk", "cheese", "eggs", "butter", "yogurt", "cream"),
          rule("produce", "apples", "bananas", "cherries", "grapefruit", "grapes", "lemons"),
          rule("produce", "oranges", "peaches", "pears", "strawberries", "fruit", "vegetables"),
          rule("produce", "broccoli", "cabbage", "carrots", "celery", "corn on the cob"),
          rule("produce", "cucumbers", "lettuce", "mushrooms", "onions", "peppers", "potatoes"),
          rule("produce", "radishes", "tomatoes", "green beans", "beans, green"));

  private ItemCategory() {}

  /** Whether there is such a category. */
  static boolean exists(String name) {
    return NAMES.contains(name);
  }

  /** The category of a title; pantry where no word tells another. */
  static String of(String title) {
    String words = title.toLowerCase(Locale.ROOT);
    return RULES.stream()
        .filter(rule -> rule.words().matcher(words).find())
        .map(Rule::category)
        .findFirst()
        .orElse(REST);
  }

  private static Rule rule(String category, String... words) {
    List<String> quoted = Arrays.stream(words).map(Pattern::quote).toList();
    return new Rule(category, Pattern.compile("\\b(" + String.join("|", quoted) + ")\\b"));
  }

  private record Rule(String category, Pattern words) {}
}
