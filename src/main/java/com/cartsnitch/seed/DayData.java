package com.cartsnitch.seed;

import com.cartsnitch.seed.Purchase.Line;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Collects receipts and price observations, and writes many thousands at a time: each batch brings
 * all the derived prices that it touches up to date, so that few of them are cheaper.
 */
final class DayData {
  private static final int BATCHES = 5;
  private static final long LEAST_BATCH = 10_000;
  private static final long LARGEST_BATCH = 100_000;

  private final Plan plan;
  private final Schedule schedule;
  private final long batch;
  private final Ids ids;
  private final Table purchases =
      new Table(
          "purchases",
          """
          id uuid, user_id text, store_id uuid, store_location_id uuid, receipt_id text,
          purchase_date date, total numeric, subtotal numeric, tax numeric,
          savings_total numeric, ingested_at timestamptz, created_at timestamptz,
          updated_at timestamptz
          """);
  private final Table items =
      new Table(
          "purchase_items",
          """
          id uuid, purchase_id uuid, product_name_raw text, upc text, quantity numeric,
          unit_price numeric, extended_price numeric, regular_price numeric,
          sale_price numeric, coupon_discount numeric, loyalty_discount numeric,
          category_raw text, normalized_product_id uuid, created_at timestamptz,
          updated_at timestamptz
          """);
  private final Table prices =
      new Table(
          "price_history",
          """
          id uuid, normalized_product_id uuid, store_id uuid, observed_date date,
          regular_price numeric, sale_price numeric, loyalty_price numeric,
          coupon_price numeric, source text, purchase_item_id uuid, created_at timestamptz,
          updated_at timestamptz
          """);

  DayData(Plan plan) {
    this.plan = plan;
    this.schedule = plan.schedule();
    this.ids = plan.ids();
    long observations = plan.volume().observations();
    this.batch = Math.clamp(observations / BATCHES, LEAST_BATCH, LARGEST_BATCH);
  }

  /** Takes a day. */
  void add(int day) {
    List<Purchase> bought = plan.purchases().of(day);
    bought.forEach(this::addPurchase);
    Collection<Observation> onReceipts = plan.observations().ofReceipts(bought);
    onReceipts.forEach(this::addObservation);
    plan.observations()
        .ofCatalogues(schedule, day, onReceipts.size())
        .forEach(this::addObservation);
  }

  /** Whether it is time to write. */
  boolean full() {
    return prices.size() >= batch;
  }

  /** Writes what was collected; the caller commits. */
  void write(Connection connection) throws SQLException {
    purchases.write(connection);
    items.write(connection);
    prices.write(connection);
  }

  private void addPurchase(Purchase purchase) {
    String time = plan.span().instant(purchase.day(), purchase.second());
    UUID id = ids.of(Entity.PURCHASE, purchase.number());
    purchases.add(
        id,
        ids.user(purchase.user()),
        ids.shop(purchase.shop()),
        ids.branch(purchase.shop(), purchase.branch()),
        purchase.receiptId(plan.span()),
        plan.span().date(purchase.day()).toString(),
        Money.dollars(purchase.subtotal() + purchase.tax()),
        Money.dollars(purchase.subtotal()),
        Money.dollars(purchase.tax()),
        Money.dollars(purchase.savings()),
        time,
        time,
        time);
    purchase.lines().forEach(line -> addItem(purchase, id, line, time));
  }

  private void addItem(Purchase purchase, UUID purchaseId, Line line, String time) {
    items.add(
        ids.item(purchase.number(), line.slot()),
        purchaseId,
        line.name(),
        line.upc(),
        line.quantity(),
        Money.dollars(line.paid()),
        Money.dollars(line.extended()),
        Money.dollars(line.price().regular()),
        dollars(line.price().sale()),
        positive(line.coupon()),
        positive(line.loyaltyDiscount()),
        line.category(),
        line.product() == null ? null : ids.of(Entity.PRODUCT, line.product().number()),
        time,
        time);
  }

  private void addObservation(Observation seen) {
    String time = plan.span().instant(seen.day(), seen.second());
    prices.add(
        ids.price(seen.day(), seen.number()),
        ids.of(Entity.PRODUCT, seen.product().number()),
        ids.shop(seen.shop()),
        plan.span().date(seen.day()).toString(),
        Money.dollars(seen.price().regular()),
        dollars(seen.price().sale()),
        dollars(seen.price().loyalty()),
        dollars(seen.coupon()),
        seen.source(),
        seen.itemId(),
        time,
        time);
  }

  private static @Nullable BigDecimal dollars(@Nullable Integer cents) {
    return cents == null ? null : Money.dollars(cents);
  }

  private static @Nullable BigDecimal positive(long cents) {
    return cents == 0 ? null : Money.dollars(cents);
  }
}
