-- From where users signed in lately. Strangers who guess at a user's password use up what may fail
-- for him in a minute; from these networks he gets in all the same.
CREATE TABLE sign_in_addresses (
  user_id      TEXT NOT NULL REFERENCES users ON DELETE CASCADE,
  -- an IPv4 address, or the /64 of an IPv6 address
  network      VARCHAR(43) NOT NULL,
  last_used_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  created_at   TIMESTAMPTZ NOT NULL DEFAULT now(),
  updated_at   TIMESTAMPTZ NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, network)
);
CREATE INDEX ix_sign_in_addresses_last_used ON sign_in_addresses (last_used_at);
CREATE TRIGGER sign_in_addresses_updated_at BEFORE UPDATE ON sign_in_addresses
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();
