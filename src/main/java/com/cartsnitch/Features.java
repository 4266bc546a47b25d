package com.cartsnitch;

import com.cartsnitch.alerts.AlertRoutes;
import com.cartsnitch.alerts.Alerts;
import com.cartsnitch.coupons.CouponRoutes;
import com.cartsnitch.coupons.Coupons;
import com.cartsnitch.openapi.DocsRoutes;
import com.cartsnitch.openapi.OpenApiDocument;
import com.cartsnitch.openapi.OpenApiRoutes;
import com.cartsnitch.platform.config.Settings;
import com.cartsnitch.platform.database.Database;
import com.cartsnitch.platform.http.Idempotency;
import com.cartsnitch.platform.http.LargeAnswers;
import com.cartsnitch.platform.http.Route;
import com.cartsnitch.platform.publicdata.PublicAnswers;
import com.cartsnitch.platform.telemetry.BuildInfo;
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
import com.cartsnitch.shopping.ShoppingListRoutes;
import com.cartsnitch.shopping.ShoppingLists;
import com.cartsnitch.stores.StoreLinkRoutes;
import com.cartsnitch.stores.StoreLinks;
import com.cartsnitch.stores.StoreRoutes;
import com.cartsnitch.stores.Stores;
import com.cartsnitch.transparency.Transparency;
import com.cartsnitch.transparency.TransparencyRoutes;
import io.avaje.jsonb.Jsonb;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** The part of the composition root that knows the features, but for who calls. */
final class Features {
  private final Settings settings;
  private final Database database;
  private final PublicAnswers publicAnswers;
  private final BuildInfo build;
  private final Resources resources;

  Features(
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
    Idempotency idempotency = new Idempotency(database, settings.security().fernetKeys());
    Prices prices = new Prices(database);
    return Stream.of(
            new StoreRoutes(new Stores(database), publicAnswers, jsonb).routes(),
            new StoreLinkRoutes(
                    new StoreLinks(database, settings.security().fernetKeys()), idempotency, jsonb)
                .routes(),
            new InboundAddressRoutes(new InboundAddresses(database, settings.inboundEmail()), jsonb)
                .routes(),
            new ProductRoutes(new Products(database), publicAnswers, jsonb).routes(),
            new PriceRoutes(prices, LargeAnswers.ofHeap(), jsonb).routes(),
            new PublicPriceRoutes(prices, publicAnswers, clock, jsonb).routes(),
            new PurchaseRoutes(new Purchases(database), jsonb).routes(),
            new CouponRoutes(new Coupons(database, clock), jsonb).routes(),
            new ScrapingRoutes(scraping(jsonb), jsonb).routes(),
            new ShoppingListRoutes(new ShoppingLists(database, jsonb), idempotency, jsonb).routes(),
            new AlertRoutes(new Alerts(database), jsonb).routes(),
            new TransparencyRoutes(new Transparency(database), publicAnswers, jsonb).routes(),
            new OpenApiRoutes(new OpenApiDocument(build.version(), jsonb)).routes(),
            new DocsRoutes().routes())
        .flatMap(List::stream)
        .toList();
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
