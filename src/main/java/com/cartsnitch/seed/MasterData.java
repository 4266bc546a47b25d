package com.cartsnitch.seed;

import com.cartsnitch.platform.crypto.RandomTokens;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Writes what everything else refers to: stores, products and users. One transaction. */
final class MasterData {
  /** The hash of the password that the README names. */
  private static final String DEMO_PASSWORD =
      "$2b$12$TxTmf7ReZr9tUAwqBU4iCuWObquIMFTXBbIS5YZQdPqpJrXuTU4yC";

  private static final int INBOUND_TOKEN_BYTES = 16;
  private static final String STATE = "MI";
  private static final int BEFORE_ALL = -500;

  private final Ids ids;
  private final Plan plan;
  private final boolean known;
  private final String since;
  private final Table stores =
      new Table(
          "stores",
          """
          id uuid, name text, slug text, website_url text, created_at timestamptz,
          updated_at timestamptz
          """);
  private final Table locations =
      new Table(
          "store_locations",
          """
          id uuid, store_id uuid, address text, city text, state text, zip text, lat float8,
          lng float8, store_number text, created_at timestamptz, updated_at timestamptz
          """);
  private final Table products =
      new Table(
          "normalized_products",
          """
          id uuid, canonical_name text, category text, subcategory text, brand text,
          size text, size_unit text, upc_variants jsonb, created_at timestamptz,
          updated_at timestamptz
          """);
  private final Table users =
      new Table(
          "users",
          """
          id text, email text, display_name text, email_verified bool,
          email_inbound_token text, created_at timestamptz, updated_at timestamptz
          """);
  private final Table accounts =
      new Table(
          "accounts",
          """
          id text, user_id text, account_id text, provider_id text, password text,
          created_at timestamptz, updated_at timestamptz
          """);
  private final Table links =
      new Table(
          "user_store_accounts",
          """
          id uuid, user_id text, store_id uuid, last_sync_at timestamptz, status text,
          created_at timestamptz, updated_at timestamptz
          """);

  /**
   * Prepares it.
   *
   * @param known whether secrets may be predictable: a demo user with a known password, and
   *     addresses for receipts that follow from the seed
   */
  MasterData(Plan plan, boolean known) {
    this.plan = plan;
    this.known = known;
    this.ids = plan.ids();
    this.since = plan.span().instant(BEFORE_ALL, 0);
  }

  /** Writes all of it; the caller commits. */
  void write(Connection connection) throws SQLException {
    Shop.all().forEach(this::addStore);
    plan.products().forEach(this::addProduct);
    for (int number = 0; number < plan.volume().users(); number++) {
      addUser(number);
    }
    for (Table table : List.of(stores, locations, products, users, accounts, links)) {
      table.write(connection);
    }
  }

  private void addStore(Shop shop) {
    stores.add(ids.shop(shop), shop.title(), shop.slug(), shop.website(), since, since);
    for (int branch = 0; branch < shop.locations().size(); branch++) {
      Shop.Location place = shop.locations().get(branch);
      locations.add(
          ids.branch(shop, branch),
          ids.shop(shop),
          place.address(),
          place.city(),
          STATE,
          place.zip(),
          place.lat(),
          place.lng(),
          place.number(),
          since,
          since);
    }
  }

  private void addProduct(Product product) {
    products.add(
        ids.of(Entity.PRODUCT, product.number()),
        product.name(),
        product.kind().category(),
        product.kind().subcategory(),
        product.brand().name(),
        product.size().text(),
        product.size().unit(),
        product.upcs().stream().collect(Collectors.joining("\", \"", "[\"", "\"]")),
        since,
        since);
  }

  private void addUser(int number) {
    Person person = Person.of(plan.seed(), ids, number);
    String joined = plan.span().instant(person.joinedDay(), person.joinedSecond());
    users.add(
        person.id(), person.email(), person.name(), true, inboundToken(person), joined, joined);
    addLink(number, 0, person, joined);
    if (number == Shoppers.DEMO) {
      addLink(number, 1, person, joined);
    }
    if (number == Shoppers.DEMO && known) {
      accounts.add(
          ids.of(Entity.ACCOUNT, number).toString(),
          person.id(),
          person.id(),
          "credential",
          DEMO_PASSWORD,
          joined,
          joined);
    }
  }

  private String inboundToken(Person person) {
    return known ? person.inboundToken() : RandomTokens.base64(INBOUND_TOKEN_BYTES);
  }

  private void addLink(int user, int place, Person person, String joined) {
    Shop shop = place == 0 ? plan.shoppers().home(user) : plan.shoppers().second(user);
    links.add(
        ids.of(Entity.LINK, user * 2L + place),
        person.id(),
        ids.shop(shop),
        plan.span().instant(plan.span().days() - 1, 0),
        "active",
        joined,
        joined);
  }
}
