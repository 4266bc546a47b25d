-- Tells those who keep answers with public data whether they still hold: every transaction that
-- changes what such answers read leaves one row here, and the sum over the weights of all visible
-- rows is the data's generation. It grows with every commit that becomes visible, in whatever order
-- transactions began; the greatest number of a sequence would miss one that began early and
-- commits late. A weight is a time in microseconds, so that neither a database that was restored
-- and went another way nor another database comes to the same sum.
--
-- Writers never touch each other's rows, so none waits for another; now and then one of them takes
-- the rows of the others into its own, which leaves the sum as it is.
CREATE TABLE data_changes (
  xid      XID8 NOT NULL DEFAULT pg_current_xact_id(),
  noted_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  weight   NUMERIC NOT NULL,
  -- numbers of transactions begin anew in a server that a dump is restored to
  PRIMARY KEY (xid, noted_at)
);

-- Takes the rows of others into the own one. Only where each statement sees what was committed
-- before it: elsewhere a row that somebody else took meanwhile would fail the writer.
CREATE FUNCTION fold_data_changes() RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed'
     OR NOT pg_try_advisory_xact_lock(hashtextextended('cartsnitch:data_changes', 0)) THEN
    RETURN;
  END IF;
  WITH taken AS (
    DELETE FROM data_changes WHERE xid <> pg_current_xact_id() RETURNING weight)
  INSERT INTO data_changes AS own (weight)
  SELECT sum(weight) FROM taken HAVING count(*) > 0
  ON CONFLICT (xid, noted_at) DO UPDATE SET weight = own.weight + excluded.weight;
END
$$;

-- Once a transaction; about every 64th folds. By a hash, since the numbers of transactions that use
-- savepoints may share a divisor.
CREATE FUNCTION note_data_change() RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO data_changes (weight)
  VALUES (trunc(extract(epoch FROM now()) * 1000000))
  ON CONFLICT DO NOTHING;
  IF FOUND AND hashint8(pg_current_xact_id()::text::bigint) & 63 = 0 THEN
    PERFORM fold_data_changes();
  END IF;
END
$$;

-- A statement that found nothing to change has changed nothing. Runs as its owner, because writers
-- need no rights on data_changes.
CREATE FUNCTION public_data_written() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM written) THEN
    PERFORM note_data_change();
  END IF;
  RETURN NULL;
END
$$;

CREATE FUNCTION public_data_emptied() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM note_data_change();
  RETURN NULL;
END
$$;

-- Every table that public answers read, but for what triggers derive from price_history. Of the
-- purchases they read what each category is worth.
DO $$
DECLARE
  source TEXT;
BEGIN
  FOREACH source IN ARRAY ARRAY[
    'stores', 'normalized_products', 'price_history', 'cpi_observations', 'category_spending'] LOOP
    EXECUTE format(
      'CREATE TRIGGER %1$s_noted_insert AFTER INSERT ON %1$I REFERENCING NEW TABLE AS written '
      'FOR EACH STATEMENT EXECUTE FUNCTION public_data_written()', source);
    EXECUTE format(
      'CREATE TRIGGER %1$s_noted_update AFTER UPDATE ON %1$I REFERENCING NEW TABLE AS written '
      'FOR EACH STATEMENT EXECUTE FUNCTION public_data_written()', source);
    EXECUTE format(
      'CREATE TRIGGER %1$s_noted_delete AFTER DELETE ON %1$I REFERENCING OLD TABLE AS written '
      'FOR EACH STATEMENT EXECUTE FUNCTION public_data_written()', source);
    EXECUTE format(
      'CREATE TRIGGER %1$s_noted_truncate AFTER TRUNCATE ON %1$I '
      'FOR EACH STATEMENT EXECUTE FUNCTION public_data_emptied()', source);
  END LOOP;
END
$$;

-- What is derived changes without its sources only when it is computed anew.
ALTER FUNCTION rebuild_derived_prices() RENAME TO compute_derived_prices;
CREATE FUNCTION rebuild_derived_prices() RETURNS bigint
LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM note_data_change();
  RETURN compute_derived_prices();
END
$$;

SELECT note_data_change();
