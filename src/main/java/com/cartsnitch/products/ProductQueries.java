package com.cartsnitch.products;

import com.cartsnitch.platform.database.SqlRunner;
import com.cartsnitch.platform.database.SqlStatement;
import com.cartsnitch.platform.paging.Page;
import com.cartsnitch.platform.paging.PageRequest;
import com.cartsnitch.prices.StorePriceColumns;
import io.helidon.dbclient.DbRow;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

final class ProductQueries {
  private static final SqlStatement LIST =
      new SqlStatement(
          "products.list",
          """
          WITH hit AS (
            SELECT id, canonical_name
            FROM normalized_products
            WHERE CAST(? AS text) IS NULL OR category = ?),
          page AS (SELECT id FROM hit ORDER BY canonical_name, id LIMIT ? OFFSET ?)
          SELECT t.total, p.id, p.canonical_name, p.brand, p.category, left(p.upc_variants ->> 0, 50) AS upc,
                 p.image_url
          FROM (SELECT count(*) AS total FROM hit) AS t
          LEFT JOIN (page JOIN normalized_products p USING (id)) ON true
          ORDER BY p.canonical_name, p.id
          """);

  private static final SqlStatement SEARCH =
      new SqlStatement(
          "products.search",
          """
          WITH found AS (
            SELECT id, 0 AS miss, CAST(1 AS real) AS similarity
            FROM normalized_products
            WHERE canonical_name ILIKE ?
            UNION ALL
            SELECT id, 0, CAST(1 AS real)
            FROM normalized_products
            WHERE upc_variants @> jsonb_build_array(CAST(? AS text))
            UNION ALL
            SELECT id, 1, similarity
            FROM products_with_similar_name(?)),
          hit AS (
            SELECT p.id, p.canonical_name, min(f.miss) AS miss, max(f.similarity) AS similarity
            FROM found f
            JOIN normalized_products p ON p.id = f.id
            WHERE CAST(? AS text) IS NULL OR p.category = ?
            GROUP BY p.id),
          page AS (
            SELECT id, row_number() OVER (ORDER BY miss, similarity DESC, canonical_name, id) AS place
            FROM hit
            ORDER BY place
            LIMIT ? OFFSET ?)
          SELECT t.total, p.id, p.canonical_name, p.brand, p.category, left(p.upc_variants ->> 0, 50) AS upc,
                 p.image_url
          FROM (SELECT count(*) AS total FROM hit) AS t
          LEFT JOIN (page JOIN normalized_products p USING (id)) ON true
          ORDER BY page.place
          """);

  private static final SqlStatement DETAIL =
      new SqlStatement(
          "products.detail",
          """
          SELECT p.id, p.canonical_name, p.brand, p.category, left(p.upc_variants ->> 0, 50) AS upc,
                 p.image_url, %s
          FROM normalized_products p
          %s
          WHERE p.id = CAST(? AS uuid)
          """
              .formatted(StorePriceColumns.SELECTED, StorePriceColumns.JOIN));

  // A code or a number has no near misses, only other codes and numbers.
  private static final Pattern WORD = Pattern.compile("\\p{L}{3}");

  private final SqlRunner session;

  ProductQueries(SqlRunner session) {
    this.session = session;
  }

  Page<Product> list(@Nullable String category, PageRequest page) {
    return Page.read(
        session, LIST, ProductQueries::product, category, category, page.size(), page.offset());
  }

  Page<Product> search(String text, @Nullable String category, PageRequest page) {
    return Page.read(
        session,
        SEARCH,
        ProductQueries::product,
        '%' + literal(text) + '%',
        text,
        WORD.matcher(text).find() ? text : null,
        category,
        category,
        page.size(),
        page.offset());
  }

  private static Product product(DbRow row) {
    return new Product(
        row.column("id").get(UUID.class),
        row.column("canonical_name").get(String.class),
        row.column("brand").get(String.class),
        row.column("category").get(String.class),
        row.column("upc").get(String.class),
        row.column("image_url").get(String.class));
  }

  Optional<ProductDetail> detail(UUID id) {
    return session.first(DETAIL, ProductQueries::detail, id.toString());
  }

  private static ProductDetail detail(DbRow row) {
    return new ProductDetail(
        row.column("id").get(UUID.class),
        row.column("canonical_name").get(String.class),
        row.column("brand").get(String.class),
        row.column("category").get(String.class),
        row.column("upc").get(String.class),
        row.column("image_url").get(String.class),
        StorePriceColumns.read(row));
  }

  private static String literal(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
