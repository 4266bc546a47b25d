-- Sign-in by access and refresh tokens. Only a hash of a refresh token is kept: whoever reads the
-- table can't sign in with it. All tokens that follow from one sign-in are a family; it ends when
-- its rows are deleted.
CREATE TABLE refresh_tokens (
  token_hash BYTEA PRIMARY KEY,
  family_id  UUID NOT NULL,
  user_id    TEXT NOT NULL REFERENCES users ON DELETE CASCADE,
  expires_at TIMESTAMPTZ NOT NULL,
  -- a token works once; one that comes again was stolen, or its thief was first
  used_at    TIMESTAMPTZ,
  created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  updated_at TIMESTAMPTZ NOT NULL DEFAULT now()
);
CREATE INDEX ix_refresh_tokens_family ON refresh_tokens (family_id);
CREATE INDEX ix_refresh_tokens_user ON refresh_tokens (user_id);
CREATE INDEX ix_refresh_tokens_expires ON refresh_tokens (expires_at);
CREATE TRIGGER refresh_tokens_updated_at BEFORE UPDATE ON refresh_tokens
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

-- What is looked for by it, and what is swept.
CREATE INDEX ix_verifications_identifier ON verifications (identifier);
CREATE INDEX ix_verifications_value ON verifications (value);
CREATE INDEX ix_verifications_expires ON verifications (expires_at);
CREATE INDEX ix_sessions_expires ON sessions (expires_at);
