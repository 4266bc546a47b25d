package com.cartsnitch.seed;

import java.util.List;
import java.util.Locale;

/**
 * A user.
 *
 * @param id his id
 * @param email the e-mail address, at a reserved domain
 * @param name the user's name
 * @param inboundToken the token of the address for receipts
 * @param joinedDay the day of joining, as a day before the first one
 * @param joinedSecond when on that day
 */
record Person(
    String id, String email, String name, String inboundToken, int joinedDay, int joinedSecond) {
  private static final String BASE64_URL =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final String LAST_OF_BASE64_URL = "AQgw"; // 16 bytes leave two bits
  private static final int TOKEN_LENGTH = 21;
  private static final int DAY = 86_400;
  private static final List<String> FIRST_NAMES =
      List.of(
          "Ada", "Alan", "Amara", "Ben", "Bella", "Carlos", "Chen", "Clara", "Daniel", "Dana",
          "Elena", "Eli", "Fatima", "Felix", "Grace", "Hana", "Henry", "Ines", "Ivan", "Jamal",
          "Julia", "Kai", "Laura", "Leo", "Maya", "Miguel", "Nadia", "Noah", "Olivia", "Omar",
          "Priya", "Quinn", "Rosa", "Sam", "Tara", "Theo", "Uma", "Victor", "Wendy", "Zoe");
  private static final List<String> LAST_NAMES =
      List.of(
          "Adams", "Baker", "Brooks", "Carter", "Chavez", "Davis", "Diaz", "Evans", "Fisher",
          "Foster", "Garcia", "Green", "Hall", "Hughes", "Ito", "Jackson", "Jensen", "Kelly", "Kim",
          "Lee", "Lopez", "Martin", "Miller", "Nguyen", "Novak", "Owens", "Patel", "Price", "Reed",
          "Rivera", "Ross", "Santos", "Shah", "Smith", "Stone", "Turner", "Vance", "Walker", "Wood",
          "Young");

  static Person of(long seed, Ids ids, int number) {
    Dice dice = Dice.of(seed, "person", number);
    String token = dice.text(BASE64_URL, TOKEN_LENGTH) + dice.text(LAST_OF_BASE64_URL, 1);
    int day = -dice.between(1, 400);
    int second = dice.below(DAY);
    if (number == Shoppers.DEMO) {
      return new Person(ids.user(number), "demo@example.com", "Demo Shopper", token, day, second);
    }
    String first = dice.pick(FIRST_NAMES);
    String last = dice.pick(LAST_NAMES);
    String email = "%s.%s.%s@example.com".formatted(first, last, Integer.toString(number));
    return new Person(
        ids.user(number), email.toLowerCase(Locale.ROOT), first + " " + last, token, day, second);
  }
}
