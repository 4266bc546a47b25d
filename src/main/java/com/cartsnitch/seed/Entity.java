package com.cartsnitch.seed;

/** The tables whose rows have UUIDs. */
enum Entity {
  STORE("stores", 1, true),
  LOCATION("store_locations", 2, true),
  PRODUCT("normalized_products", 3, true),
  LINK("user_store_accounts", 4, false),
  PURCHASE("purchases", 5, false),
  ITEM("purchase_items", 6, false),
  PRICE("price_history", 7, false),
  COUPON("coupons", 8, false),
  SHRINKFLATION("shrinkflation_events", 9, false),
  PRICE_INCREASE("price_increase_events", 10, false),
  LIST("shopping_lists", 11, false),
  LIST_ITEM("shopping_list_items", 12, false),
  /** Whose ids are text. */
  ACCOUNT("accounts", 13, false);

  private final String table;
  private final int number;
  private final boolean lasting;

  Entity(String table, int number, boolean lasting) {
    this.table = table;
    this.number = number;
    this.lasting = lasting;
  }

  String table() {
    return table;
  }

  /** What stands for it inside an id. */
  int number() {
    return number;
  }

  /** Whether a row keeps its id whatever the scale and the days. */
  boolean lasting() {
    return lasting;
  }
}
