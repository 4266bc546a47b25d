-- What was bought, what it cost, and what became of it.
--
-- Deletes: a user takes all that is his along; prices observed on his receipts stay without the
-- link. A product takes along its prices, coupons and events, and leaves receipt lines unmatched.
-- A store with purchases or prices can't be deleted.

CREATE TABLE purchases (
  id                UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id           TEXT NOT NULL REFERENCES users ON DELETE CASCADE,
  store_id          UUID NOT NULL REFERENCES stores ON DELETE RESTRICT,
  store_location_id UUID REFERENCES store_locations ON DELETE SET NULL,
  receipt_id        VARCHAR(200) NOT NULL,
  purchase_date     DATE NOT NULL,
  total             NUMERIC(10,2) NOT NULL,
  subtotal          NUMERIC(10,2),
  tax               NUMERIC(10,2),
  savings_total     NUMERIC(10,2),
  source_url        VARCHAR(500),
  raw_data          JSONB,
  ingested_at       TIMESTAMPTZ NOT NULL DEFAULT now(),
  created_at        TIMESTAMPTZ NOT NULL DEFAULT now(),
  updated_at        TIMESTAMPTZ NOT NULL DEFAULT now(),
  CONSTRAINT uq_purchase_receipt UNIQUE (user_id, store_id, receipt_id)
);
CREATE INDEX ix_purchases_user_store ON purchases (user_id, store_id);
CREATE INDEX ix_purchases_user_date ON purchases (user_id, purchase_date DESC, id);
CREATE INDEX ix_purchases_store_id ON purchases (store_id);
CREATE INDEX ix_purchases_store_location_id ON purchases (store_location_id);
CREATE INDEX ix_purchases_purchase_date ON purchases (purchase_date);

CREATE TABLE purchase_items (
  id                    UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  purchase_id           UUID NOT NULL REFERENCES purchases ON DELETE CASCADE,
  product_name_raw      VARCHAR(300) NOT NULL,
  upc                   VARCHAR(20),
  quantity              NUMERIC(10,3) NOT NULL,
  unit_price            NUMERIC(10,2) NOT NULL,
  extended_price        NUMERIC(10,2) NOT NULL,
  regular_price         NUMERIC(10,2),
  sale_price            NUMERIC(10,2),
  coupon_discount       NUMERIC(10,2),
  loyalty_discount      NUMERIC(10,2),
  category_raw          VARCHAR(100),
  normalized_product_id UUID REFERENCES normalized_products ON DELETE SET NULL,
  created_at            TIMESTAMPTZ NOT NULL DEFAULT now(),
  updated_at            TIMESTAMPTZ NOT NULL DEFAULT now()
);
CREATE INDEX ix_purchase_items_purchase_id ON purchase_items (purchase_id);
CREATE INDEX ix_purchase_items_normalized_product_id ON purchase_items (normalized_product_id);

CREATE TABLE price_history (
  id                    UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  normalized_product_id UUID NOT NULL REFERENCES normalized_products ON DELETE CASCADE,
  store_id              UUID NOT NULL REFERENCES stores ON DELETE RESTRICT,
  observed_date         DATE NOT NULL,
  regular_price         NUMERIC(10,2) NOT NULL,
  sale_price            NUMERIC(10,2),
  loyalty_price         NUMERIC(10,2),
  coupon_price          NUMERIC(10,2),
  source                VARCHAR(20) NOT NULL,
  purchase_item_id      UUID REFERENCES purchase_items ON DELETE SET NULL,
  created_at            TIMESTAMPTZ NOT NULL DEFAULT now(),
  updated_at            TIMESTAMPTZ NOT NULL DEFAULT now()
);
CREATE INDEX ix_price_history_product_store_date
  ON price_history (normalized_product_id, store_id, observed_date);
CREATE INDEX ix_price_history_store_id ON price_history (store_id);
CREATE INDEX ix_price_history_purchase_item_id ON price_history (purchase_item_id)
  WHERE purchase_item_id IS NOT NULL;

CREATE TABLE coupons (
  id                    UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  store_id              UUID NOT NULL REFERENCES stores ON DELETE CASCADE,
  -- not SET NULL: without its product it would be a coupon for everything
  normalized_product_id UUID REFERENCES normalized_products ON DELETE CASCADE,
  title                 VARCHAR(300) NOT NULL,
  description           VARCHAR(1000),
  discount_type         VARCHAR(20) NOT NULL,
  discount_value        NUMERIC(10,2),
  min_purchase          NUMERIC(10,2),
  valid_from            DATE,
  valid_to              DATE,
  requires_clip         BOOLEAN NOT NULL DEFAULT false,
  coupon_code           VARCHAR(100),
  source_url            VARCHAR(500),
  scraped_at            TIMESTAMPTZ,
  buy_quantity          NUMERIC(10,3),
  get_quantity          NUMERIC(10,3),
  created_at            TIMESTAMPTZ NOT NULL DEFAULT now(),
  updated_at            TIMESTAMPTZ NOT NULL DEFAULT now()
);
CREATE INDEX ix_coupons_store_id ON coupons (store_id);
CREATE INDEX ix_coupons_normalized_product_id ON coupons (normalized_product_id);

CREATE TABLE shrinkflation_events (
  id                    UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  normalized_product_id UUID NOT NULL REFERENCES normalized_products ON DELETE CASCADE,
  detected_date         DATE NOT NULL,
  old_size              VARCHAR(50) NOT NULL,
  new_size              VARCHAR(50) NOT NULL,
  old_unit              VARCHAR(10),
  new_unit              VARCHAR(10),
  price_at_old_size     NUMERIC(10,2),
  price_at_new_size     NUMERIC(10,2),
  confidence            NUMERIC(3,2) NOT NULL DEFAULT 1.00,
  notes                 VARCHAR(1000),
  created_at            TIMESTAMPTZ NOT NULL DEFAULT now(),
  updated_at            TIMESTAMPTZ NOT NULL DEFAULT now()
);
CREATE INDEX ix_shrinkflation_events_normalized_product_id
  ON shrinkflation_events (normalized_product_id);

CREATE TABLE user_store_accounts (
  id                 UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id            TEXT NOT NULL REFERENCES users ON DELETE CASCADE,
  store_id           UUID NOT NULL REFERENCES stores ON DELETE CASCADE,
  session_data       TEXT,
  session_expires_at TIMESTAMPTZ,
  last_sync_at       TIMESTAMPTZ,
  status             VARCHAR(20) NOT NULL DEFAULT 'active',
  created_at         TIMESTAMPTZ NOT NULL DEFAULT now(),
  updated_at         TIMESTAMPTZ NOT NULL DEFAULT now(),
  CONSTRAINT uq_user_store_account UNIQUE (user_id, store_id)
);
CREATE INDEX ix_user_store_accounts_store_id ON user_store_accounts (store_id);

CREATE TRIGGER purchases_updated_at BEFORE UPDATE ON purchases
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER purchase_items_updated_at BEFORE UPDATE ON purchase_items
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER price_history_updated_at BEFORE UPDATE ON price_history
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER coupons_updated_at BEFORE UPDATE ON coupons
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER shrinkflation_events_updated_at BEFORE UPDATE ON shrinkflation_events
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER user_store_accounts_updated_at BEFORE UPDATE ON user_store_accounts
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();
