package com.cartsnitch.application;

import com.cartsnitch.alerts.AlertRoutes;
import com.cartsnitch.alerts.Alerts;
import com.cartsnitch.coupons.CouponRoutes;
import com.cartsnitch.coupons.Coupons;
import com.cartsnitch.inflation.InflationRoutes;
import com.cartsnitch.inflation.Transparency;
import com.cartsnitch.openapi.DocsRoutes;
import com.cartsnitch.openapi.OpenApiDocument;
import com.cartsnitch.openapi.OpenApiRoutes;
import com.cartsnitch.platform.answers.PublicAnswers;
import com.cartsnitch.platform.database.Database;
import com.cartsnitch.platform.http.answer.LargeAnswers;
import com.cartsnitch.platform.http.idempotency.Idempotency;
import com.cartsnitch.platform.http.route.Route;
import com.cartsnitch.platform.metrics.BuildInfo;
import com.cartsnitch.platform.operation.Frame;
import com.cartsnitch.platform.operation.Operation;
import com.cartsnitch.prices.PriceRoutes;
import com.cartsnitch.prices.Prices;
import com.cartsnitch.prices.PublicPriceRoutes;
import com.cartsnitch.products.ProductRoutes;
import com.cartsnitch.products.Products;
import com.cartsnitch.purchases.PurchaseRoutes;
import com.cartsnitch.purchases.Purchases;
import com.cartsnitch.receipts.InboundAddressRoutes;
import com.cartsnitch.receipts.InboundAddresses;
import com.cartsnitch.scraping.Deadlines;
import com.cartsnitch.scraping.Scraping;
import com.cartsnitch.scraping.ScrapingRoutes;
import com.cartsnitch.settings.Settings;
import com.cartsnitch.shopping.ShoppingListRoutes;
import com.cartsnitch.shopping.ShoppingLists;
import com.cartsnitch.stores.StoreLinkRoutes;
import com.cartsnitch.stores.StoreLinks;
import com.cartsnitch.stores.StoreRoutes;
import com.cartsnitch.stores.Stores;
import io.avaje.jsonb.Jsonb;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** The part of the composition root for all features but accounts. */
final class FeatureModule {
  private final Settings settings;
  private final Database database;
  private final PublicAnswers publicAnswers;
  private final BuildInfo build;
  private final Resources resources;

  FeatureModule(
      Settings settings,
      Database database,
      PublicAnswers publicAnswers,
      BuildInfo build,
      Resources resources) {
    this.settings = settings;
    this.database = database;
    this.publicAnswers = publicAnswers;
    this.build = build;
    this.resources = resources;
  }

  /** Their operations, and the description of all. */
  List<Route> routes(Jsonb jsonb) {
    Clock clock = Clock.system(settings.timeZone());
    Prices prices = new Prices(database);
    List<Operation> operations =
        Stream.of(
                new StoreRoutes(new Stores(database)).operations(),
                new StoreLinkRoutes(new StoreLinks(database, settings.security().fernetKeys()))
                    .operations(),
                new InboundAddressRoutes(new InboundAddresses(database, settings.inboundEmail()))
                    .operations(),
                new ProductRoutes(new Products(database)).operations(),
                new PriceRoutes(prices).operations(),
                new PublicPriceRoutes(prices, clock).operations(),
                new PurchaseRoutes(new Purchases(database)).operations(),
                new CouponRoutes(new Coupons(database, clock)).operations(),
                new ScrapingRoutes(scraping(jsonb)).operations(),
                new ShoppingListRoutes(new ShoppingLists(database, jsonb)).operations(),
                new AlertRoutes(new Alerts(database)).operations(),
                new InflationRoutes(new Transparency(database)).operations())
            .flatMap(List::stream)
            .toList();
    return Stream.of(
            frame(jsonb).routes(operations),
            new OpenApiRoutes(new OpenApiDocument(build.version(), jsonb)).routes(),
            new DocsRoutes().routes())
        .flatMap(List::stream)
        .toList();
  }

  private Frame frame(Jsonb jsonb) {
    Idempotency idempotency = new Idempotency(database, settings.security().fernetKeys());
    return new Frame(jsonb, idempotency, publicAnswers, LargeAnswers.ofHeap());
  }

  private Scraping scraping(Jsonb jsonb) {
    return resources.add(
        new Scraping(
            settings.scraping(),
            settings.security().serviceKey(),
            Deadlines.within(settings.server()),
            jsonb));
  }
}
