-- CPI-U, all items, US city average, not seasonally adjusted, 1982-84 = 100.

CREATE TABLE cpi_observations (
  month      DATE PRIMARY KEY CHECK (extract(day FROM month) = 1),
  value      NUMERIC(10,3) NOT NULL CHECK (value > 0),
  created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  updated_at TIMESTAMPTZ NOT NULL DEFAULT now()
);
CREATE TRIGGER cpi_observations_updated_at BEFORE UPDATE ON cpi_observations
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();
