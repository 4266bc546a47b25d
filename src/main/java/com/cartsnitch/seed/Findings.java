package com.cartsnitch.seed;

import com.cartsnitch.seed.Coupon.Discount;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes coupons, and what can be seen in the prices. One transaction. */
final class Findings {
  // Of one day, all observations have the same shelf price.
  private static final String PRICE_INCREASES =
      """
      INSERT INTO price_increase_events
        (id, normalized_product_id, store_id, previous_date, observed_date, old_price, new_price,
         created_at, updated_at)
      SELECT CAST(overlay(CAST(CAST(? AS uuid) AS text)
               PLACING lpad(to_hex(row_number() OVER (ORDER BY day, product, store)), 12, '0')
               FROM 25) AS uuid),
             product, store, previous_day, day, previous_price, price, seen, seen
      FROM (
        SELECT product, store, day, price, seen,
               lag(day) OVER w AS previous_day, lag(price) OVER w AS previous_price
        FROM (
          SELECT normalized_product_id AS product, store_id AS store, observed_date AS day,
                 min(regular_price) AS price, min(created_at) AS seen
          FROM price_history
          WHERE id BETWEEN ? AND ?
          GROUP BY 1, 2, 3) AS days
        WINDOW w AS (PARTITION BY product, store ORDER BY day)) AS steps
      WHERE price > previous_price
      ON CONFLICT DO NOTHING
      """;
  private static final int AFTERNOON = 18 * 3_600;

  private final Plan plan;
  private final Ids ids;
  private final Table coupons =
      new Table(
          "coupons",
          """
          id uuid, store_id uuid, normalized_product_id uuid, title text, description text,
          discount_type text, discount_value numeric, min_purchase numeric, valid_from date,
          valid_to date, requires_clip bool, coupon_code text, scraped_at timestamptz,
          buy_quantity numeric, get_quantity numeric, created_at timestamptz,
          updated_at timestamptz
          """);
  private final Table events =
      new Table(
          "shrinkflation_events",
          """
          id uuid, normalized_product_id uuid, detected_date date, old_size text,
          new_size text, old_unit text, new_unit text, price_at_old_size numeric,
          price_at_new_size numeric, confidence numeric, notes text, created_at timestamptz,
          updated_at timestamptz
          """);

  Findings(Plan plan) {
    this.plan = plan;
    this.ids = plan.ids();
  }

  /** Writes all of it; the caller commits. */
  void write(Connection connection) throws SQLException {
    plan.coupons().all().forEach(this::addCoupon);
    plan.products().stream()
        .filter(product -> product.shrinking() != null)
        .forEach(product -> addEvent(Shrinkflation.of(product, plan.prices())));
    coupons.write(connection);
    events.write(connection);
    writeIncreases(connection);
  }

  private void writeIncreases(Connection connection) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(PRICE_INCREASES)) {
      insert.setObject(1, ids.first(Entity.PRICE_INCREASE));
      insert.setObject(2, ids.first(Entity.PRICE));
      insert.setObject(3, ids.last(Entity.PRICE));
      insert.executeUpdate();
    }
  }

  private void addCoupon(Coupon coupon) {
    Dice dice = Dice.of(plan.seed(), "coupon-rest", coupon.number());
    String time = plan.span().instant(-1, dice.below(86_400));
    Discount discount = coupon.discount();
    boolean pieces = discount.buy() > 0;
    boolean clip = dice.percent(40);
    String code = "DEMO" + Integer.toString(10_000 + coupon.number()).substring(1);
    coupons.add(
        ids.of(Entity.COUPON, coupon.number()),
        ids.shop(coupon.shop()),
        coupon.product() == null ? null : product(coupon.product()),
        coupon.title(),
        coupon.title() + " at " + coupon.shop().title() + (clip ? "; clip it first" : ""),
        discount.type().name().toLowerCase(Locale.ROOT),
        value(discount),
        discount.minimum() == 0 ? null : Money.dollars(discount.minimum()),
        text(coupon.from()),
        text(coupon.to()),
        clip,
        clip ? null : code,
        time,
        pieces ? BigDecimal.valueOf(discount.buy()) : null,
        pieces ? BigDecimal.valueOf(discount.get()) : null,
        time,
        time);
  }

  private static @Nullable BigDecimal value(Discount discount) {
    return switch (discount.type()) {
      case PERCENT -> BigDecimal.valueOf(discount.value());
      case FIXED -> Money.dollars(discount.value());
      case BOGO, BUY_X_GET_Y -> null;
    };
  }

  private void addEvent(Shrinkflation event) {
    String time = plan.span().instant(event.shrinking().day(), AFTERNOON);
    String unit = event.product().size().unit();
    events.add(
        ids.of(Entity.SHRINKFLATION, event.product().number()),
        product(event.product()),
        plan.span().date(event.shrinking().day()).toString(),
        event.shrinking().before().text(),
        event.product().size().text(),
        unit,
        unit,
        Money.dollars(event.priceBefore()),
        Money.dollars(event.priceAfter()),
        event.confidence(),
        event.notes(),
        time,
        time);
  }

  private UUID product(Product product) {
    return ids.of(Entity.PRODUCT, product.number());
  }

  private static @Nullable String text(@Nullable LocalDate date) {
    return date == null ? null : date.toString();
  }
}
