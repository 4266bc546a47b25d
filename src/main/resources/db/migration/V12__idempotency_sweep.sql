-- Answers that are kept for repeated requests are swept by their age.
CREATE INDEX ix_idempotency_keys_created ON idempotency_keys (created_at);
