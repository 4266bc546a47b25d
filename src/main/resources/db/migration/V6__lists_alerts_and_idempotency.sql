-- What users keep with us: shopping lists, alerts and their settings, and the answers to requests
-- that may be repeated.

CREATE TABLE shopping_lists (
  id         UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id    TEXT NOT NULL REFERENCES users ON DELETE CASCADE,
  name       VARCHAR(100) NOT NULL,
  created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  updated_at TIMESTAMPTZ NOT NULL DEFAULT now()
);
CREATE INDEX ix_shopping_lists_user ON shopping_lists (user_id, updated_at DESC, id);

CREATE TABLE shopping_list_items (
  id                    UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  list_id               UUID NOT NULL REFERENCES shopping_lists ON DELETE CASCADE,
  position              INTEGER NOT NULL,
  normalized_product_id UUID REFERENCES normalized_products ON DELETE SET NULL,
  name                  VARCHAR(300) NOT NULL,
  quantity              NUMERIC(10,3) NOT NULL,
  checked               BOOLEAN NOT NULL DEFAULT false,
  created_at            TIMESTAMPTZ NOT NULL DEFAULT now(),
  updated_at            TIMESTAMPTZ NOT NULL DEFAULT now()
);
CREATE INDEX ix_shopping_list_items_list ON shopping_list_items (list_id, position);
CREATE INDEX ix_shopping_list_items_product ON shopping_list_items (normalized_product_id)
  WHERE normalized_product_id IS NOT NULL;

-- A price that rose from one observation to the next. Whom it concerns is decided when alerts are
-- read, so that a threshold that is lowered later shows it too.
CREATE TABLE price_increase_events (
  id                    UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  normalized_product_id UUID NOT NULL REFERENCES normalized_products ON DELETE CASCADE,
  store_id              UUID NOT NULL REFERENCES stores ON DELETE CASCADE,
  previous_date         DATE NOT NULL,
  observed_date         DATE NOT NULL,
  old_price             NUMERIC(10,2) NOT NULL CHECK (old_price > 0),
  new_price             NUMERIC(10,2) NOT NULL,
  created_at            TIMESTAMPTZ NOT NULL DEFAULT now(),
  updated_at            TIMESTAMPTZ NOT NULL DEFAULT now(),
  CONSTRAINT ck_price_increase CHECK (new_price > old_price),
  CONSTRAINT uq_price_increase UNIQUE (normalized_product_id, store_id, observed_date)
);
CREATE INDEX ix_price_increase_events_store_id ON price_increase_events (store_id);

CREATE TABLE alert_settings (
  user_id                      TEXT PRIMARY KEY REFERENCES users ON DELETE CASCADE,
  price_increase_threshold_pct NUMERIC(6,2) NOT NULL DEFAULT 5,
  shrinkflation_enabled        BOOLEAN NOT NULL DEFAULT true,
  email_notifications          BOOLEAN NOT NULL DEFAULT false,
  created_at                   TIMESTAMPTZ NOT NULL DEFAULT now(),
  updated_at                   TIMESTAMPTZ NOT NULL DEFAULT now()
);

-- The event is a price increase or a shrinkflation; a mark outlives it harmlessly.
CREATE TABLE alert_read_marks (
  user_id    TEXT NOT NULL REFERENCES users ON DELETE CASCADE,
  event_id   UUID NOT NULL,
  created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  updated_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, event_id)
);

CREATE TABLE idempotency_keys (
  user_id      TEXT NOT NULL REFERENCES users ON DELETE CASCADE,
  route        TEXT NOT NULL,
  key          VARCHAR(128) NOT NULL,
  fingerprint  TEXT NOT NULL,
  answer       TEXT NOT NULL,
  created_at   TIMESTAMPTZ NOT NULL DEFAULT now(),
  updated_at   TIMESTAMPTZ NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, route, key)
);

CREATE TRIGGER shopping_lists_updated_at BEFORE UPDATE ON shopping_lists
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER shopping_list_items_updated_at BEFORE UPDATE ON shopping_list_items
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER price_increase_events_updated_at BEFORE UPDATE ON price_increase_events
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER alert_settings_updated_at BEFORE UPDATE ON alert_settings
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER alert_read_marks_updated_at BEFORE UPDATE ON alert_read_marks
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER idempotency_keys_updated_at BEFORE UPDATE ON idempotency_keys
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();
