package com.cartsnitch.seed;

/** Who shops where, and how often. The first user is the one for demonstrations. */
final class Shoppers {
  /** The number of the user for demonstrations. */
  static final int DEMO = 0;

  private static final int DEMO_PURCHASES = 40;
  private static final int LEAST_STRIDE = 4;

  private final long seed;
  private final int users;
  private final int purchases;

  Shoppers(long seed, Volume volume) {
    this.seed = seed;
    this.users = volume.users();
    this.purchases = volume.purchases();
  }

  /** Whose a purchase is: every user has some. */
  int of(int purchase) {
    if (visit(purchase) >= 0) {
      return DEMO;
    }
    int others = users - 1;
    return 1
        + (purchase % 2 == 0
            ? purchase / 2 % others
            : Dice.of(seed, "shopper", purchase).below(others));
  }

  /** Which of the demonstrating user's purchases one is, from 0; -1: of another user. */
  int visit(int purchase) {
    int stride = Math.max(LEAST_STRIDE, purchases / DEMO_PURCHASES);
    return purchase % stride == stride / 2 ? purchase / stride : -1;
  }

  /** Where a user shops most. */
  Shop home(int user) {
    return user == DEMO ? Shop.MEIJER : Dice.of(seed, "home", user).pick(Shop.all());
  }

  /** Where he goes else. */
  Shop second(int user) {
    return after(home(user));
  }

  /** Where a purchase is made. */
  Shop shop(int user, Dice dice) {
    int luck = dice.below(100);
    Shop home = home(user);
    if (luck < 65) {
      return home;
    }
    return luck < 92 ? after(home) : after(after(home));
  }

  /** The branch that a user goes to. */
  int branch(int user, Shop shop) {
    return Dice.of(seed, "branch", user, shop.number()).below(shop.locations().size());
  }

  private static Shop after(Shop shop) {
    return Shop.all().get((shop.number() + 1) % Shop.all().size());
  }
}
