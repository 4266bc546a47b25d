package com.cartsnitch.seed;

import com.cartsnitch.seed.Kind.Make;
import com.cartsnitch.seed.Product.Shrinking;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes the products. */
final class Catalogue {
  private static final Pattern FINER = Pattern.compile("Organic|Grass|Cage Free|Natural");
  private static final int FINER_PRICE = 1_350;
  private static final int OWN_BRAND_PRICE = 820;
  private static final List<Integer> SHRUNK_TO = List.of(860, 900, 940, 970);
  private static final int CALM_DAYS = 40;

  private final long seed;
  private final Span span;

  Catalogue(long seed, Span span) {
    this.seed = seed;
    this.span = span;
  }

  /** The first products; a larger number only adds some. */
  List<Product> products(int count) {
    List<Product> products = new ArrayList<>(count);
    List<Kind> kinds = Kinds.read();
    int most = kinds.stream().mapToInt(Kind::combinations).max().orElseThrow();
    for (int round = 0; products.size() < count; round++) {
      for (Kind kind : kinds) {
        if (products.size() < count && round % most < kind.combinations()) {
          products.add(product(products.size(), kind, round % most, round / most));
        }
      }
    }
    return shrink(products);
  }

  private Product product(int number, Kind kind, int make, int edition) {
    Make chosen = kind.make(make);
    return new Product(
        number,
        kind,
        chosen.brand(),
        chosen.variety(),
        edition,
        chosen.size().size(),
        cents(number, chosen),
        shops(number, chosen, make == 0),
        null);
  }

  private int cents(int number, Make make) {
    int cents = make.size().cents();
    if (FINER.matcher(make.variety()).find()) {
      cents = Money.thousandths(cents, FINER_PRICE);
    }
    if (make.brand().owner() != null) {
      return Money.thousandths(cents, OWN_BRAND_PRICE);
    }
    return make.leading()
        ? cents
        : Money.thousandths(cents, Dice.of(seed, "brand-price", number).between(930, 1_200));
  }

  private List<Shop> shops(int number, Make make, boolean everywhere) {
    @Nullable Shop owner = make.brand().owner();
    if (owner != null) {
      return List.of(owner);
    }
    Dice dice = Dice.of(seed, "shops", number);
    List<Shop> shops = new ArrayList<>(Shop.all());
    if (!everywhere && dice.percent(70)) {
      shops.remove(dice.below(shops.size()));
    }
    return List.copyOf(shops);
  }

  /** One of every 25 products becomes smaller: the first that can, from any one on. */
  private List<Product> shrink(List<Product> products) {
    int block = Volume.PRODUCTS_PER_SHRINKING;
    for (int start = 0; start + block <= products.size(); start += block) {
      int skipped = Dice.of(seed, "shrinking", start).below(block);
      for (int i = 0; i < block; i++) {
        int number = start + (skipped + i) % block;
        if (products.get(number).size().canShrink()) {
          products.set(number, shrunk(products.get(number)));
          break;
        }
      }
    }
    return List.copyOf(products);
  }

  private Product shrunk(Product product) {
    Dice dice = Dice.of(seed, "shrunk", product.number());
    int day = dice.between(CALM_DAYS, span.days() - CALM_DAYS);
    return new Product(
        product.number(),
        product.kind(),
        product.brand(),
        product.variety(),
        product.edition(),
        smaller(product, dice.below(SHRUNK_TO.size())),
        product.cents(),
        product.shops(),
        new Shrinking(day, product.size(), dice.percent(30)));
  }

  /** A size that its kind is not sold in anyhow. */
  private static PackSize smaller(Product product, int choice) {
    List<String> taken = product.kind().sizes().stream().map(sold -> sold.size().label()).toList();
    return IntStream.range(0, SHRUNK_TO.size())
        .map(i -> SHRUNK_TO.get((choice + i) % SHRUNK_TO.size()))
        .mapToObj(product.size()::shrunk)
        .filter(size -> !taken.contains(size.label()))
        .findFirst()
        .orElseThrow();
  }
}
