-- Changes of a shopping list wait for each other, and the start of a transaction does not tell
-- their order. Hence the time of the change itself, later than the one before by what a client sees.

CREATE FUNCTION set_later_updated_at() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  NEW.updated_at = greatest(clock_timestamp(), OLD.updated_at + interval '1 millisecond');
  RETURN NEW;
END
$$;

CREATE OR REPLACE TRIGGER shopping_lists_updated_at BEFORE UPDATE ON shopping_lists
  FOR EACH ROW EXECUTE FUNCTION set_later_updated_at();
