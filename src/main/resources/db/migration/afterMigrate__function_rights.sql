-- Runs after every migration. Functions that run as their owner are for triggers, which ask for no
-- right when they fire, and for the owner. PostgreSQL lets every role execute a new function, and a
-- dump without privileges brings that back: then any role could write what it likes into the prices
-- and weights that are derived, without a right on any table.
DO $$
DECLARE
  own REGPROCEDURE;
BEGIN
  FOR own IN
    SELECT p.oid FROM pg_proc p
    WHERE p.prosecdef
      AND p.pronamespace = 'public'::regnamespace
      AND pg_has_role(p.proowner, 'USAGE')
      AND EXISTS (SELECT FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner)))
                  WHERE grantee = 0) LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', own);
  END LOOP;
END
$$;
