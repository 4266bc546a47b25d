-- Addresses that users had until lately. A letter to the old one lets its owner take it back, if it was not the user
-- who changed it; until that link ends, no other user gets the address.
CREATE TABLE email_changes (
  id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id      TEXT NOT NULL REFERENCES users ON DELETE CASCADE,
  -- only a hash is kept: whoever reads the table can't undo anything
  token_hash   BYTEA NOT NULL UNIQUE,
  old_email    VARCHAR(255) NOT NULL,
  old_verified BOOLEAN NOT NULL,
  -- one that was verified, or the first that he gave up: a user who passes through many keeps none from their owners
  reserved     BOOLEAN NOT NULL,
  expires_at   TIMESTAMPTZ NOT NULL,
  created_at   TIMESTAMPTZ NOT NULL DEFAULT now(),
  updated_at   TIMESTAMPTZ NOT NULL DEFAULT now()
);
CREATE INDEX ix_email_changes_user ON email_changes (user_id);
CREATE INDEX ix_email_changes_old_email ON email_changes (lower(old_email));
CREATE INDEX ix_email_changes_expires ON email_changes (expires_at);
CREATE TRIGGER email_changes_updated_at BEFORE UPDATE ON email_changes
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();
