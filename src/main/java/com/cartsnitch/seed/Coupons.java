package com.cartsnitch.seed;

import com.cartsnitch.seed.Coupon.Discount;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes the coupons. */
final class Coupons {
  private static final List<Coupon.Type> TYPES = List.of(Coupon.Type.values());
  private static final List<Integer> AMOUNTS = List.of(200, 150, 100, 75, 50, 25);
  private static final int SMALLEST_AMOUNT = 10;
  private static final int LARGEST_SHARE = 350;
  private static final int BASKET_EVERY = 5;

  /** Valid, over, endless, future, or at all times. */
  private static final String STATES = "vovefvavov";

  private final long seed;
  private final LocalDate today;
  private final List<Coupon> all;
  private final Map<Long, Coupon> ofOffers = new HashMap<>();

  Coupons(long seed, Span span, List<Product> products, int count) {
    this.seed = seed;
    this.today = span.last();
    this.all = IntStream.range(0, count).mapToObj(i -> coupon(i, products, count)).toList();
    all.forEach(this::remember);
  }

  List<Coupon> all() {
    return all;
  }

  /** A coupon that takes something off one piece on a day. */
  Optional<Coupon> of(Product product, Shop shop, LocalDate day) {
    return Optional.ofNullable(ofOffers.get(key(product, shop))).filter(one -> one.valid(day));
  }

  private void remember(Coupon coupon) {
    if (coupon.product() != null && coupon.discount().buy() == 0) {
      ofOffers.putIfAbsent(key(coupon.product(), coupon.shop()), coupon);
    }
  }

  private Coupon coupon(int number, List<Product> products, int count) {
    Dice dice = Dice.of(seed, "coupon", number);
    if (number % BASKET_EVERY == BASKET_EVERY - 1) {
      return dated(number, dice, dice.pick(Shop.all()), null, basketDiscount(dice));
    }
    Product product = products.get((int) ((long) number * products.size() / count));
    Discount discount = discount(TYPES.get(number % TYPES.size()), product, dice);
    return dated(number, dice, dice.pick(product.shops()), product, discount);
  }

  private static Discount basketDiscount(Dice dice) {
    int minimum = dice.between(2, 10) * 1_000;
    return dice.percent(50)
        ? new Discount(Coupon.Type.PERCENT, dice.pick(List.of(5, 10)), minimum, 0, 0)
        : new Discount(Coupon.Type.FIXED, Money.thousandths(minimum, 100), minimum, 0, 0);
  }

  private static Discount discount(Coupon.Type type, Product product, Dice dice) {
    return switch (type) {
      case PERCENT -> new Discount(type, dice.between(2, 6) * 5, 0, 0, 0);
      case FIXED -> new Discount(type, amount(product), 0, 0, 0);
      case BOGO -> new Discount(type, 0, 0, 1, 1);
      case BUY_X_GET_Y -> new Discount(type, 0, 0, dice.between(2, 4), 1);
    };
  }

  private static int amount(Product product) {
    int most = Money.thousandths(product.cents(), LARGEST_SHARE);
    return AMOUNTS.stream().filter(one -> one <= most).findFirst().orElse(SMALLEST_AMOUNT);
  }

  /** Of ten of a type, two are over, one is yet to come, two have no end. */
  private Coupon dated(
      int number, Dice dice, Shop shop, @Nullable Product product, Discount discount) {
    int length = dice.between(14, 60);
    int since = dice.between(0, 45);
    @Nullable LocalDate from = today.minusDays(since);
    @Nullable LocalDate to = today.plusDays(length);
    switch (STATES.charAt(number / TYPES.size() % STATES.length())) {
      case 'o' -> {
        to = today.minusDays(1L + since);
        from = to.minusDays(length);
      }
      case 'f' -> {
        from = today.plusDays(3L + since);
        to = from.plusDays(length);
      }
      case 'e' -> to = null;
      case 'a' -> {
        from = null;
        to = null;
      }
      default -> {}
    }
    return new Coupon(number, shop, product, discount, from, to);
  }

  private static long key(Product product, Shop shop) {
    return (long) product.number() * Shop.all().size() + shop.number();
  }
}
