-- The mean price of a product at a store in a month, derived from price_history whoever writes it.
--
-- No foreign keys: a row exists exactly as long as price_history has rows for it, and those are
-- what is tied to products and stores.

CREATE TABLE monthly_prices (
  normalized_product_id UUID NOT NULL,
  store_id              UUID NOT NULL,
  month                 DATE NOT NULL CHECK (extract(day FROM month) = 1),
  price_sum             NUMERIC NOT NULL,
  observations          INTEGER NOT NULL,
  mean_price            NUMERIC GENERATED ALWAYS AS (price_sum / nullif(observations, 0)) STORED,
  latest_date           DATE,
  latest_price          NUMERIC(10,2),
  created_at            TIMESTAMPTZ NOT NULL DEFAULT now(),
  updated_at            TIMESTAMPTZ NOT NULL DEFAULT now(),
  PRIMARY KEY (normalized_product_id, store_id, month)
) WITH (fillfactor = 50);
CREATE INDEX ix_monthly_prices_month ON monthly_prices (month);

CREATE FUNCTION month_of(day DATE) RETURNS DATE
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT date_trunc('month', day::timestamp)::date
$$;

-- Computes the given groups anew. First it locks them, always in the order of their key, so that
-- two writers wait for each other instead of deadlocking; the next statement has a newer snapshot
-- and sees all that the writers before it committed. Both need a row to lock, hence the empty ones.
--
-- Runs as its owner, because writers of price_history need no rights on this table. Sequential
-- scans are off, because a plan made while the tables were small would be kept for the session.
CREATE FUNCTION refresh_monthly_prices(products UUID[], shops UUID[], months DATE[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp
SET enable_seqscan = off AS $$
BEGIN
  INSERT INTO monthly_prices AS m (normalized_product_id, store_id, month, price_sum, observations)
  SELECT k.product, k.shop, k.month, 0, 0
  FROM unnest(products, shops, months) AS k (product, shop, month)
  ORDER BY k.product, k.shop, k.month
  ON CONFLICT (normalized_product_id, store_id, month) DO UPDATE SET updated_at = now();

  UPDATE monthly_prices AS m
  SET price_sum = coalesce(s.price_sum, 0),
      observations = s.observations,
      latest_date = s.latest_date,
      latest_price = s.latest_price
  FROM unnest(products, shops, months) AS k (product, shop, month)
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
  WHERE m.normalized_product_id = k.product AND m.store_id = k.shop AND m.month = k.month;

  DELETE FROM monthly_prices AS m
  USING unnest(products, shops, months) AS k (product, shop, month)
  WHERE m.normalized_product_id = k.product AND m.store_id = k.shop AND m.month = k.month
    AND m.observations = 0;
END
$$;

CREATE FUNCTION price_history_written() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM refresh_monthly_prices(
    array_agg(k.normalized_product_id), array_agg(k.store_id), array_agg(k.month))
  FROM (
    SELECT DISTINCT w.normalized_product_id, w.store_id, month_of(w.observed_date) AS month
    FROM written w) AS k
  HAVING count(*) > 0;
  RETURN NULL;
END
$$;

-- Most updates (a receipt line's link removed, a sale price added) leave every mean as it was.
CREATE FUNCTION price_history_updated() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM refresh_monthly_prices(
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

CREATE FUNCTION price_history_truncated() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  TRUNCATE monthly_prices;
  RETURN NULL;
END
$$;

CREATE TRIGGER price_history_inserted AFTER INSERT ON price_history
  REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION price_history_written();
CREATE TRIGGER price_history_deleted AFTER DELETE ON price_history
  REFERENCING OLD TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION price_history_written();
CREATE TRIGGER price_history_changed AFTER UPDATE ON price_history
  REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION price_history_updated();
CREATE TRIGGER price_history_emptied AFTER TRUNCATE ON price_history
  FOR EACH STATEMENT EXECUTE FUNCTION price_history_truncated();

-- Computes every row anew; for after a load with triggers switched off. Writers of price_history
-- wait meanwhile, readers don't.
CREATE FUNCTION rebuild_monthly_prices() RETURNS bigint
LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
  written bigint;
BEGIN
  LOCK TABLE price_history IN SHARE MODE;
  LOCK TABLE monthly_prices IN SHARE ROW EXCLUSIVE MODE;
  DELETE FROM monthly_prices;
  INSERT INTO monthly_prices
    (normalized_product_id, store_id, month, price_sum, observations, latest_date, latest_price)
  SELECT h.normalized_product_id, h.store_id, month_of(h.observed_date),
         sum(h.regular_price), count(*), max(h.observed_date),
         (array_agg(h.regular_price ORDER BY h.observed_date DESC, h.created_at DESC, h.id))[1]
  FROM price_history h
  GROUP BY 1, 2, 3;
  GET DIAGNOSTICS written = ROW_COUNT;
  RETURN written;
END
$$;
