package com.cartsnitch.seed;

import java.util.Map;
import java.util.UUID;

/**
 * The ids of all rows: a prefix, the table, the row's number. By the prefix the rows are known for
 * ours. Stores, products and users keep their ids whatever the scale and the days; the others' come
 * from all of the arguments. UUIDs are of version 8, which is for layouts like this one.
 */
final class Ids {
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int MOST_LINES = 16;
  private static final int MOST_BRANCHES = 16;
  private static final int USER_PREFIX_LENGTH = 8;
  private static final int USER_REST_LENGTH = 24;
  private static final long VERSION_8 = 0x8000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long LAST_ROW = 0x3FFF_FFFF_FFFF_FFFFL;

  private final long seed;
  private final long lasting;
  private final long arguments;
  private final String userPrefix;
  private final Map<Shop, UUID> stores;

  Ids(SeedOptions options, Map<Shop, UUID> stores) {
    this.stores = stores;
    this.seed = options.seed();
    this.lasting = Dice.hash(seed, "ids") & 0xFFFF_FFFFL;
    this.arguments = prefixOf(options);
    this.userPrefix = Dice.of(seed, "user-prefix").text(LETTERS, USER_PREFIX_LENGTH);
  }

  /** The id of a row. */
  UUID of(Entity entity, long row) {
    long prefix = entity.lasting() ? lasting : arguments;
    return new UUID(prefix << 32 | (long) entity.number() << 16 | VERSION_8, VARIANT | row);
  }

  /** The id of a store. */
  UUID shop(Shop shop) {
    return stores.getOrDefault(shop, of(Entity.STORE, shop.number()));
  }

  /** The id of a branch of a store. */
  UUID branch(Shop shop, int branch) {
    return of(Entity.LOCATION, (long) shop.number() * MOST_BRANCHES + branch);
  }

  /** The id of a line of a receipt. */
  UUID item(int purchase, int slot) {
    return of(Entity.ITEM, (long) purchase * MOST_LINES + slot);
  }

  /** The id of a price observation. */
  UUID price(int day, int number) {
    return of(Entity.PRICE, (long) day << 32 | number);
  }

  /** The lowest id of a table's rows that are ours. */
  UUID first(Entity entity) {
    return of(entity, 0);
  }

  /** The highest id of a table's rows that are ours. */
  UUID last(Entity entity) {
    return of(entity, LAST_ROW);
  }

  /** The id of a user: 32 letters and digits. */
  String user(int number) {
    return userPrefix + Dice.of(seed, "user-id", number).text(LETTERS, USER_REST_LENGTH);
  }

  /** What the ids of all of our users begin with. */
  String userPrefix() {
    return userPrefix;
  }

  private static long prefixOf(SeedOptions options) {
    long scale = options.scale().stripTrailingZeros().toPlainString().hashCode();
    long hash = Dice.hash(options.seed(), "arguments", scale, options.until().toEpochDay());
    return hash & 0xFFFF_FFFFL;
  }
}
