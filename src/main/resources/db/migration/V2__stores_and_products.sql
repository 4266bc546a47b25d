-- What is sold, and where.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE stores (
  id          UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  name        VARCHAR(100) NOT NULL,
  slug        VARCHAR(20) NOT NULL UNIQUE,
  logo_url    VARCHAR(500),
  website_url VARCHAR(500),
  created_at  TIMESTAMPTZ NOT NULL DEFAULT now(),
  updated_at  TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE TABLE store_locations (
  id           UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  store_id     UUID NOT NULL REFERENCES stores ON DELETE CASCADE,
  address      VARCHAR(300) NOT NULL,
  city         VARCHAR(100) NOT NULL,
  state        VARCHAR(2) NOT NULL,
  zip          VARCHAR(10) NOT NULL,
  lat          DOUBLE PRECISION,
  lng          DOUBLE PRECISION,
  store_number VARCHAR(20),
  created_at   TIMESTAMPTZ NOT NULL DEFAULT now(),
  updated_at   TIMESTAMPTZ NOT NULL DEFAULT now()
);
CREATE INDEX ix_store_locations_store_id ON store_locations (store_id);

CREATE TABLE normalized_products (
  id             UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  canonical_name VARCHAR(300) NOT NULL,
  category       VARCHAR(50),
  subcategory    VARCHAR(100),
  brand          VARCHAR(200),
  size           VARCHAR(50),
  size_unit      VARCHAR(10),
  upc_variants   JSONB,
  image_url      VARCHAR(500),
  created_at     TIMESTAMPTZ NOT NULL DEFAULT now(),
  updated_at     TIMESTAMPTZ NOT NULL DEFAULT now()
);
CREATE INDEX ix_normalized_products_upc_variants_gin ON normalized_products USING gin (upc_variants);
CREATE INDEX ix_normalized_products_name_trgm
  ON normalized_products USING gin (canonical_name gin_trgm_ops);
CREATE INDEX ix_normalized_products_name ON normalized_products (canonical_name, id);
CREATE INDEX ix_normalized_products_category ON normalized_products (category, canonical_name, id);

-- Products with a word much like the text. A function, because the operator that can use the
-- trigram index takes its threshold from a setting.
CREATE FUNCTION products_with_similar_name(search TEXT)
RETURNS TABLE (id UUID, similarity REAL)
LANGUAGE sql STABLE
SET pg_trgm.word_similarity_threshold = 0.5 AS $$
  SELECT p.id, word_similarity(search, p.canonical_name)
  FROM normalized_products p
  WHERE search <% p.canonical_name
$$;

CREATE TRIGGER stores_updated_at BEFORE UPDATE ON stores
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER store_locations_updated_at BEFORE UPDATE ON store_locations
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER normalized_products_updated_at BEFORE UPDATE ON normalized_products
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();
