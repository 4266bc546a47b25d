-- What the answers read instead of the whole history, derived from price_history, purchase_items and
-- the products' categories, whoever writes those: current prices, links between monthly prices, and
-- two ledgers a category.
--
-- A ledger is only appended to, and the sum over a key counts. So writers never queue for one row,
-- however many receipts of one category come in at once; now and then one of them folds the rows of
-- a key into one.

-- The newest observation of a product at a store and the one before it in time.
CREATE TABLE current_prices (
  normalized_product_id UUID NOT NULL,
  store_id              UUID NOT NULL,
  first_date            DATE,
  latest_date           DATE,
  latest_price          NUMERIC(10,2),
  previous_date         DATE,
  previous_price        NUMERIC(10,2),
  increase_pct          NUMERIC GENERATED ALWAYS AS (
    (latest_price - previous_price) * 100 / nullif(previous_price, 0)) STORED,
  PRIMARY KEY (normalized_product_id, store_id)
) WITH (fillfactor = 50);
CREATE INDEX ix_current_prices_increase
  ON current_prices (increase_pct DESC, normalized_product_id, store_id) WHERE increase_pct > 0;
CREATE INDEX ix_current_prices_latest_date ON current_prices (latest_date);

-- Each month knows the one before it in which the pair was seen, at most 12 months back: their
-- ratio is a price relative of the index. The logarithm is rounded so that sums stay exact and what
-- was added can be taken away again.
ALTER TABLE monthly_prices
  DROP COLUMN created_at,
  DROP COLUMN updated_at,
  ADD COLUMN category      VARCHAR(50),
  ADD COLUMN log_price     NUMERIC(20,15),
  ADD COLUMN earlier_month DATE,
  ADD COLUMN log_ratio     NUMERIC(20,15);

CREATE TABLE index_relatives (
  category      VARCHAR(50) NOT NULL,
  month         DATE NOT NULL,
  earlier_month DATE,
  pairs         BIGINT NOT NULL,
  log_ratio_sum NUMERIC NOT NULL,
  folded        BOOLEAN NOT NULL DEFAULT false
);
CREATE INDEX ix_index_relatives_month ON index_relatives (month, category);
CREATE INDEX ix_index_relatives_category ON index_relatives (category, month);
CREATE INDEX ix_index_relatives_unfolded ON index_relatives (category, month) WHERE NOT folded;

-- The index of a category, chained over all its months, as the folded rows have it: it holds up to
-- the first month of an unfolded row. The logarithm of the level where the first month's is 1, and
-- how many relatives stand behind it.
CREATE TABLE index_levels (
  category  VARCHAR(50) NOT NULL,
  month     DATE NOT NULL,
  log_level DOUBLE PRECISION NOT NULL,
  pairs     BIGINT NOT NULL,
  PRIMARY KEY (category, month)
);

CREATE TABLE category_spending (
  category VARCHAR(50) NOT NULL,
  month    DATE NOT NULL,
  amount   NUMERIC NOT NULL
);
CREATE INDEX ix_category_spending_month ON category_spending (month, category);

-- Months counted from the year 0, as the index counts them.
CREATE FUNCTION month_number(day DATE) RETURNS INTEGER
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CAST(date_part('year', day) * 12 + date_part('month', day) - 1 AS integer)
$$;

-- Many may use the categories of products at once; who changes one waits for them, and they for
-- him. Advisory, since a lock on the product's row would get in the way of whoever updates its
-- other columns. Products share 64 locks, because the server's lock table is small.
CREATE FUNCTION lock_categories(products UUID[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtext('cartsnitch:category'), bucket)
  FROM (SELECT DISTINCT hashtext(product::text) & 63 AS bucket
        FROM unnest(products) AS p (product)
        ORDER BY bucket) AS b;
END
$$;

-- With I the index and l the earlier month of a relative r, ln I is the mean of ln r + ln I_l over
-- the month's relatives; a month without any carries the level forward. Weighted by pairs here,
-- because the ledger holds their sums. What is not folded is left out, even if it comes in between.
CREATE FUNCTION chain_index(of_category VARCHAR) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  relatives RECORD;
  current   INTEGER;
  levels    DOUBLE PRECISION[];
  level     DOUBLE PRECISION := 0;
  log_sum   DOUBLE PRECISION;
  matched   BIGINT;
  total     BIGINT := 0;
BEGIN
  DELETE FROM index_levels WHERE category = of_category;
  FOR relatives IN
    SELECT month_number(month) AS month, month_number(earlier_month) AS earlier, pairs,
           CAST(log_ratio_sum AS double precision) AS log_ratio_sum
    FROM index_relatives
    WHERE category = of_category AND folded AND pairs > 0
    UNION ALL
    SELECT NULL, NULL, 0, 0 -- ends the last month
    ORDER BY month NULLS LAST
  LOOP
    IF current IS DISTINCT FROM relatives.month THEN
      IF current IS NOT NULL THEN
        level := coalesce(log_sum / nullif(matched, 0), level);
        total := total + matched;
        levels[current] := level;
        INSERT INTO index_levels (category, month, log_level, pairs)
        VALUES (of_category, make_date(current / 12, current % 12 + 1, 1), level, total);
      END IF;
      current := relatives.month;
      log_sum := 0;
      matched := 0;
    END IF;
    IF relatives.earlier IS NOT NULL THEN
      matched := matched + relatives.pairs;
      log_sum := log_sum + relatives.log_ratio_sum + relatives.pairs * coalesce(levels[relatives.earlier], 0);
    END IF;
  END LOOP;
END
$$;

CREATE FUNCTION fold_ledgers() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  changed VARCHAR;
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtextextended('cartsnitch:fold', 0)) THEN
    RETURN;
  END IF;
  FOR changed IN SELECT DISTINCT category FROM index_relatives WHERE NOT folded LOOP
    PERFORM fold_relatives(changed);
    PERFORM chain_index(changed);
  END LOOP;

  WITH spread AS (
    SELECT category, month FROM category_spending GROUP BY category, month HAVING count(*) > 1),
  taken AS (
    DELETE FROM category_spending c
    USING spread s
    WHERE c.category = s.category AND c.month = s.month
    RETURNING c.*)
  INSERT INTO category_spending (category, month, amount)
  SELECT category, month, sum(amount) FROM taken GROUP BY category, month HAVING sum(amount) <> 0;
END
$$;

CREATE FUNCTION fold_relatives(of_category VARCHAR) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  WITH spread AS (
    SELECT DISTINCT month, earlier_month
    FROM index_relatives
    WHERE category = of_category AND NOT folded),
  taken AS (
    DELETE FROM index_relatives r
    USING spread s
    WHERE r.category = of_category AND r.month = s.month
      AND r.earlier_month IS NOT DISTINCT FROM s.earlier_month
    RETURNING r.*)
  INSERT INTO index_relatives (category, month, earlier_month, pairs, log_ratio_sum, folded)
  SELECT category, month, earlier_month, sum(pairs), sum(log_ratio_sum), true
  FROM taken
  GROUP BY category, month, earlier_month
  HAVING sum(pairs) <> 0;
END
$$;

-- Every 64th transaction that writes folds.
CREATE FUNCTION fold_ledgers_sometimes() RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF pg_current_xact_id()::text::bigint % 64 = 0 THEN
    PERFORM fold_ledgers();
  END IF;
END
$$;

DROP FUNCTION refresh_monthly_prices(UUID[], UUID[], DATE[]);
DROP FUNCTION rebuild_monthly_prices();

-- Computes what hangs on the given products, stores and months anew. First it locks each (product,
-- store), always in the order of the key, so that two writers wait for each other instead of
-- deadlocking; the statements after that have newer snapshots and see all that the writers before
-- committed. That needs a row to lock, hence the empty ones.
--
-- Runs as its owner, because writers of price_history need no rights on these tables. Sequential
-- scans are off, because a plan made while the tables were small would be kept for the session.
CREATE FUNCTION refresh_prices(products UUID[], shops UUID[], months DATE[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp
SET enable_seqscan = off AS $$
DECLARE
  linked_products UUID[];
  linked_shops    UUID[];
  linked_months   DATE[];
  before          monthly_prices[];
BEGIN
  PERFORM lock_categories(products);

  INSERT INTO current_prices AS c (normalized_product_id, store_id)
  SELECT DISTINCT k.product, k.shop
  FROM unnest(products, shops) AS k (product, shop)
  ORDER BY k.product, k.shop
  ON CONFLICT (normalized_product_id, store_id) DO UPDATE SET latest_date = c.latest_date;

  -- The months themselves, and for each the next one of its pair, which looks back at it.
  SELECT array_agg(t.product), array_agg(t.shop), array_agg(t.month)
  INTO linked_products, linked_shops, linked_months
  FROM (
    SELECT k.product, k.shop, k.month FROM unnest(products, shops, months) AS k (product, shop, month)
    UNION
    SELECT k.product, k.shop, n.month
    FROM unnest(products, shops, months) AS k (product, shop, month)
    CROSS JOIN LATERAL (
      SELECT m.month
      FROM monthly_prices m
      WHERE m.normalized_product_id = k.product AND m.store_id = k.shop AND m.month > k.month
        AND m.log_price IS NOT NULL
      ORDER BY m.month
      LIMIT 1) AS n) AS t;

  SELECT array_agg(m) INTO before
  FROM unnest(linked_products, linked_shops, linked_months) AS t (product, shop, month)
  JOIN monthly_prices m
    ON m.normalized_product_id = t.product AND m.store_id = t.shop AND m.month = t.month;

  INSERT INTO monthly_prices
    (normalized_product_id, store_id, month, price_sum, observations, latest_date, latest_price,
     category, log_price)
  SELECT k.product, k.shop, k.month, s.price_sum, s.observations, s.latest_date, s.latest_price,
         p.category, log_of_mean(s.price_sum, s.observations)
  FROM unnest(products, shops, months) AS k (product, shop, month)
  JOIN normalized_products p ON p.id = k.product
  CROSS JOIN LATERAL (
    SELECT sum(h.regular_price) AS price_sum,
           count(*) AS observations,
           max(h.observed_date) AS latest_date,
           (array_agg(h.regular_price ORDER BY h.observed_date DESC, h.created_at DESC, h.id))[1]
             AS latest_price
    FROM price_history h
    WHERE h.normalized_product_id = k.product
      AND h.store_id = k.shop
      AND h.observed_date >= k.month
      AND h.observed_date < (k.month + interval '1 month')::date) AS s
  WHERE s.observations > 0
  ON CONFLICT (normalized_product_id, store_id, month) DO UPDATE
  SET price_sum = excluded.price_sum,
      observations = excluded.observations,
      latest_date = excluded.latest_date,
      latest_price = excluded.latest_price,
      category = excluded.category,
      log_price = excluded.log_price;

  DELETE FROM monthly_prices AS m
  USING unnest(products, shops, months) AS k (product, shop, month)
  WHERE m.normalized_product_id = k.product AND m.store_id = k.shop AND m.month = k.month
    AND NOT EXISTS (
      SELECT FROM price_history h
      WHERE h.normalized_product_id = k.product
        AND h.store_id = k.shop
        AND h.observed_date >= k.month
        AND h.observed_date < (k.month + interval '1 month')::date);

  UPDATE monthly_prices AS m
  SET earlier_month = CASE WHEN m.log_price IS NOT NULL THEN e.month END,
      log_ratio = m.log_price - e.log_price
  FROM unnest(linked_products, linked_shops, linked_months) AS t (product, shop, month)
  LEFT JOIN LATERAL (
    SELECT x.month, x.log_price
    FROM monthly_prices x
    WHERE x.normalized_product_id = t.product AND x.store_id = t.shop AND x.month < t.month
      AND x.month >= t.month - interval '12 months' AND x.log_price IS NOT NULL
    ORDER BY x.month DESC
    LIMIT 1) AS e ON true
  WHERE m.normalized_product_id = t.product AND m.store_id = t.shop AND m.month = t.month
    AND (m.earlier_month, m.log_ratio) IS DISTINCT FROM
        (CASE WHEN m.log_price IS NOT NULL THEN e.month END, m.log_price - e.log_price);

  INSERT INTO index_relatives (category, month, earlier_month, pairs, log_ratio_sum)
  SELECT d.category, d.month, d.earlier_month, sum(d.sign), sum(d.sign * coalesce(d.log_ratio, 0))
  FROM (
    SELECT -1 AS sign, b.category, b.month, b.earlier_month, b.log_ratio, b.log_price
    FROM unnest(before) AS b
    UNION ALL
    SELECT 1, m.category, m.month, m.earlier_month, m.log_ratio, m.log_price
    FROM unnest(linked_products, linked_shops, linked_months) AS t (product, shop, month)
    JOIN monthly_prices m
      ON m.normalized_product_id = t.product AND m.store_id = t.shop AND m.month = t.month) AS d
  WHERE d.category IS NOT NULL AND d.log_price IS NOT NULL
  GROUP BY d.category, d.month, d.earlier_month
  HAVING sum(d.sign) <> 0 OR sum(d.sign * coalesce(d.log_ratio, 0)) <> 0;

  UPDATE current_prices AS c
  SET first_date = o.first_date,
      latest_date = o.dates[1],
      latest_price = o.prices[1],
      previous_date = o.dates[2],
      previous_price = o.prices[2]
  FROM (SELECT DISTINCT k.product, k.shop FROM unnest(products, shops) AS k (product, shop)) AS k
  CROSS JOIN LATERAL (
    SELECT array_agg(n.observed_date ORDER BY n.place) AS dates,
           array_agg(n.regular_price ORDER BY n.place) AS prices,
           (SELECT min(h.observed_date)
            FROM price_history h
            WHERE h.normalized_product_id = k.product AND h.store_id = k.shop) AS first_date
    FROM (
      SELECT h.observed_date, h.regular_price,
             row_number() OVER (ORDER BY h.observed_date DESC, h.created_at DESC, h.id) AS place
      FROM price_history h
      WHERE h.normalized_product_id = k.product AND h.store_id = k.shop
      ORDER BY h.observed_date DESC, h.created_at DESC, h.id
      LIMIT 2) AS n) AS o
  WHERE c.normalized_product_id = k.product AND c.store_id = k.shop;

  DELETE FROM current_prices AS c
  USING unnest(products, shops) AS k (product, shop)
  WHERE c.normalized_product_id = k.product AND c.store_id = k.shop AND c.latest_date IS NULL;

  PERFORM fold_ledgers_sometimes();
END
$$;

-- A month of prices of 0 has no logarithm and counts for no index.
CREATE FUNCTION log_of_mean(price_sum NUMERIC, observations BIGINT) RETURNS NUMERIC
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN price_sum > 0 THEN round(ln(price_sum / observations), 15) END
$$;

CREATE OR REPLACE FUNCTION price_history_written() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM refresh_prices(
    array_agg(k.normalized_product_id), array_agg(k.store_id), array_agg(k.month))
  FROM (
    SELECT DISTINCT w.normalized_product_id, w.store_id, month_of(w.observed_date) AS month
    FROM written w) AS k
  HAVING count(*) > 0;
  RETURN NULL;
END
$$;

-- Most updates (a receipt line's link removed, a sale price added) leave all of it as it was.
CREATE OR REPLACE FUNCTION price_history_updated() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM refresh_prices(
    array_agg(k.normalized_product_id), array_agg(k.store_id), array_agg(k.month))
  FROM (
    SELECT w.normalized_product_id, w.store_id, month_of(w.observed_date) AS month
    FROM (
      (SELECT id, normalized_product_id, store_id, observed_date, regular_price, created_at FROM before
       EXCEPT
       SELECT id, normalized_product_id, store_id, observed_date, regular_price, created_at FROM after)
      UNION ALL
      (SELECT id, normalized_product_id, store_id, observed_date, regular_price, created_at FROM after
       EXCEPT
       SELECT id, normalized_product_id, store_id, observed_date, regular_price, created_at FROM before)
    ) AS w
    GROUP BY 1, 2, 3) AS k
  HAVING count(*) > 0;
  RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION price_history_truncated() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  TRUNCATE monthly_prices, current_prices, index_relatives, index_levels;
  RETURN NULL;
END
$$;

-- Adds what receipt lines are worth to their categories, or takes it away. Lines whose purchase or
-- product is gone have been taken away before.
CREATE FUNCTION add_spending(purchases_of UUID[], products UUID[], amounts NUMERIC[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp
SET enable_seqscan = off AS $$
BEGIN
  PERFORM lock_categories(products);
  -- a purchase whose day is being changed has its lines moved by that
  PERFORM FROM purchases b WHERE b.id = ANY (purchases_of) ORDER BY b.id FOR SHARE;
  INSERT INTO category_spending (category, month, amount)
  SELECT p.category, month_of(b.purchase_date), sum(k.amount)
  FROM unnest(purchases_of, products, amounts) AS k (purchase, product, amount)
  JOIN purchases b ON b.id = k.purchase
  JOIN normalized_products p ON p.id = k.product
  WHERE p.category IS NOT NULL
  GROUP BY 1, 2
  HAVING sum(k.amount) <> 0;
  PERFORM fold_ledgers_sometimes();
END
$$;

CREATE FUNCTION purchase_items_inserted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM add_spending(
    array_agg(a.purchase_id), array_agg(a.normalized_product_id), array_agg(a.extended_price))
  FROM after a
  WHERE a.normalized_product_id IS NOT NULL
  HAVING count(*) > 0;
  RETURN NULL;
END
$$;

CREATE FUNCTION purchase_items_deleted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM add_spending(
    array_agg(b.purchase_id), array_agg(b.normalized_product_id), array_agg(-b.extended_price))
  FROM before b
  WHERE b.normalized_product_id IS NOT NULL
  HAVING count(*) > 0;
  RETURN NULL;
END
$$;

CREATE FUNCTION purchase_items_updated() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM add_spending(
    array_agg(d.purchase_id), array_agg(d.normalized_product_id), array_agg(d.amount))
  FROM (
    SELECT w.purchase_id, w.normalized_product_id, sum(w.amount) AS amount
    FROM (
      SELECT purchase_id, normalized_product_id, -extended_price AS amount FROM before
      UNION ALL
      SELECT purchase_id, normalized_product_id, extended_price FROM after) AS w
    WHERE w.normalized_product_id IS NOT NULL
    GROUP BY 1, 2
    HAVING sum(w.amount) <> 0) AS d
  HAVING count(*) > 0;
  RETURN NULL;
END
$$;

CREATE FUNCTION purchase_items_truncated() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  TRUNCATE category_spending;
  RETURN NULL;
END
$$;

CREATE TRIGGER purchase_items_inserted AFTER INSERT ON purchase_items
  REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION purchase_items_inserted();
CREATE TRIGGER purchase_items_deleted AFTER DELETE ON purchase_items
  REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION purchase_items_deleted();
CREATE TRIGGER purchase_items_changed AFTER UPDATE ON purchase_items
  REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION purchase_items_updated();
CREATE TRIGGER purchase_items_emptied AFTER TRUNCATE ON purchase_items
  FOR EACH STATEMENT EXECUTE FUNCTION purchase_items_truncated();

-- What the lines of one purchase are worth, a category; sign -1 takes it away.
CREATE FUNCTION add_spending_of_purchase(purchase UUID, month DATE, sign INTEGER) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM lock_categories(array_agg(i.normalized_product_id))
  FROM purchase_items i
  WHERE i.purchase_id = purchase AND i.normalized_product_id IS NOT NULL;
  INSERT INTO category_spending (category, month, amount)
  SELECT p.category, month, sign * sum(i.extended_price)
  FROM purchase_items i
  JOIN normalized_products p ON p.id = i.normalized_product_id
  WHERE i.purchase_id = purchase AND p.category IS NOT NULL
  GROUP BY p.category
  HAVING sum(i.extended_price) <> 0;
END
$$;

-- Before the delete, while the lines are still there.
CREATE FUNCTION purchase_deleted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM add_spending_of_purchase(OLD.id, month_of(OLD.purchase_date), -1);
  RETURN OLD;
END
$$;

CREATE FUNCTION purchase_moved() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM add_spending_of_purchase(OLD.id, month_of(OLD.purchase_date), -1);
  PERFORM add_spending_of_purchase(NEW.id, month_of(NEW.purchase_date), 1);
  RETURN NULL;
END
$$;

CREATE TRIGGER purchase_deleted BEFORE DELETE ON purchases
  FOR EACH ROW EXECUTE FUNCTION purchase_deleted();
CREATE TRIGGER purchase_moved AFTER UPDATE OF purchase_date ON purchases
  FOR EACH ROW WHEN (month_of(OLD.purchase_date) <> month_of(NEW.purchase_date))
  EXECUTE FUNCTION purchase_moved();

-- All that a product contributes to a category; sign -1 takes it away.
CREATE FUNCTION add_product_to_category(product UUID, of_category VARCHAR, sign INTEGER) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO index_relatives (category, month, earlier_month, pairs, log_ratio_sum)
  SELECT of_category, m.month, m.earlier_month, sign * count(*), sign * sum(coalesce(m.log_ratio, 0))
  FROM monthly_prices m
  WHERE m.normalized_product_id = product AND m.log_price IS NOT NULL AND of_category IS NOT NULL
  GROUP BY m.month, m.earlier_month;
  PERFORM add_spending_of_product(product, of_category, sign);
END
$$;

CREATE FUNCTION add_spending_of_product(product UUID, of_category VARCHAR, sign INTEGER) RETURNS void
LANGUAGE sql AS $$
  INSERT INTO category_spending (category, month, amount)
  SELECT of_category, month_of(b.purchase_date), sign * sum(i.extended_price)
  FROM purchase_items i
  JOIN purchases b ON b.id = i.purchase_id
  WHERE i.normalized_product_id = product AND of_category IS NOT NULL
  GROUP BY 2
  HAVING sum(i.extended_price) <> 0
$$;

CREATE FUNCTION product_category_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp
SET enable_seqscan = off AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('cartsnitch:category'), hashtext(NEW.id::text) & 63);
  PERFORM add_product_to_category(OLD.id, OLD.category, -1);
  PERFORM add_product_to_category(NEW.id, NEW.category, 1);
  UPDATE monthly_prices SET category = NEW.category WHERE normalized_product_id = NEW.id;
  RETURN NULL;
END
$$;

-- Its prices go with it and are taken away by that; its receipt lines stay.
CREATE FUNCTION product_deleted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp
SET enable_seqscan = off AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('cartsnitch:category'), hashtext(OLD.id::text) & 63);
  PERFORM add_spending_of_product(OLD.id, OLD.category, -1);
  RETURN OLD;
END
$$;

CREATE TRIGGER product_category_changed AFTER UPDATE OF category ON normalized_products
  FOR EACH ROW WHEN (OLD.category IS DISTINCT FROM NEW.category)
  EXECUTE FUNCTION product_category_changed();
CREATE TRIGGER product_deleted BEFORE DELETE ON normalized_products
  FOR EACH ROW EXECUTE FUNCTION product_deleted();

-- Computes everything derived anew; for after a load with triggers switched off. Writers wait
-- meanwhile, readers don't. Answers how many monthly prices there are.
CREATE FUNCTION rebuild_derived_prices() RETURNS bigint
LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
  written bigint;
BEGIN
  LOCK TABLE normalized_products, purchases, purchase_items, price_history IN SHARE MODE;
  LOCK TABLE current_prices, monthly_prices, index_relatives, index_levels, category_spending
    IN SHARE ROW EXCLUSIVE MODE;

  DELETE FROM monthly_prices;
  INSERT INTO monthly_prices
    (normalized_product_id, store_id, month, price_sum, observations, latest_date, latest_price,
     category, log_price, earlier_month, log_ratio)
  SELECT g.product, g.shop, g.month, g.price_sum, g.observations, g.latest_date, g.latest_price,
         g.category, g.log_price,
         CASE WHEN g.near THEN g.earlier_month END, CASE WHEN g.near THEN g.log_ratio END
  FROM (
    SELECT s.*, p.category,
           s.log_price IS NOT NULL
             AND lag(s.month) OVER pair >= s.month - interval '12 months' AS near,
           lag(s.month) OVER pair AS earlier_month,
           s.log_price - lag(s.log_price) OVER pair AS log_ratio
    FROM (
      SELECT h.normalized_product_id AS product, h.store_id AS shop,
             month_of(h.observed_date) AS month,
             sum(h.regular_price) AS price_sum, count(*) AS observations,
             max(h.observed_date) AS latest_date,
             (array_agg(h.regular_price ORDER BY h.observed_date DESC, h.created_at DESC, h.id))[1]
               AS latest_price,
             log_of_mean(sum(h.regular_price), count(*)) AS log_price
      FROM price_history h
      GROUP BY 1, 2, 3) AS s
    JOIN normalized_products p ON p.id = s.product
    -- months without a logarithm stand apart, so that nobody looks back at them
    WINDOW pair AS (PARTITION BY s.product, s.shop, s.log_price IS NULL ORDER BY s.month)) AS g;
  GET DIAGNOSTICS written = ROW_COUNT;

  DELETE FROM index_relatives;
  DELETE FROM index_levels;
  INSERT INTO index_relatives (category, month, earlier_month, pairs, log_ratio_sum)
  SELECT category, month, earlier_month, count(*), sum(coalesce(log_ratio, 0))
  FROM monthly_prices
  WHERE category IS NOT NULL AND log_price IS NOT NULL
  GROUP BY category, month, earlier_month;

  DELETE FROM current_prices;
  INSERT INTO current_prices
    (normalized_product_id, store_id, first_date, latest_date, latest_price, previous_date,
     previous_price)
  SELECT product, shop, first_date, dates[1], prices[1], dates[2], prices[2]
  FROM (
    SELECT n.normalized_product_id AS product, n.store_id AS shop, min(n.first_date) AS first_date,
           array_agg(n.observed_date ORDER BY n.place) AS dates,
           array_agg(n.regular_price ORDER BY n.place) AS prices
    FROM (
      SELECT h.normalized_product_id, h.store_id, h.observed_date, h.regular_price,
             row_number() OVER (
               PARTITION BY h.normalized_product_id, h.store_id
               ORDER BY h.observed_date DESC, h.created_at DESC, h.id) AS place,
             min(h.observed_date) OVER (
               PARTITION BY h.normalized_product_id, h.store_id) AS first_date
      FROM price_history h) AS n
    WHERE n.place <= 2
    GROUP BY 1, 2) AS newest;

  DELETE FROM category_spending;
  INSERT INTO category_spending (category, month, amount)
  SELECT p.category, month_of(b.purchase_date), sum(i.extended_price)
  FROM purchases b
  JOIN purchase_items i ON i.purchase_id = b.id
  JOIN normalized_products p ON p.id = i.normalized_product_id
  WHERE p.category IS NOT NULL
  GROUP BY 1, 2
  HAVING sum(i.extended_price) <> 0;

  PERFORM fold_ledgers();
  RETURN written;
END
$$;

SELECT rebuild_derived_prices();

-- A product's prices of some days, at all stores.
CREATE INDEX ix_price_history_product_date ON price_history (normalized_product_id, observed_date);
