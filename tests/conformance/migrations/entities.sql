-- up
CREATE EXTENSION "pg_trgm" WITH SCHEMA "public";
-- next
CREATE FUNCTION "public"."added"(a integer, b integer default 1) returns integer language sql as $$ select a + b; -- sum: done
 $$
-- next
CREATE FUNCTION "web"."touch"() RETURNS trigger LANGUAGE plpgsql AS $$ begin NEW.at := now(); RETURN NEW; end $$
-- next
CREATE TRIGGER "touched" BEFORE UPDATE ON public.accounts FOR EACH ROW EXECUTE FUNCTION touch()
-- next
CREATE VIEW "public"."adults" AS select * from accounts where age >= 18;
-- next
CREATE MATERIALIZED VIEW "public"."counted" AS select count(*) from accounts WITH NO DATA;
-- next
CREATE POLICY own_rows on public.accounts for all using (owner = current_user)
-- next
GRANT SELECT ( id, name ) ON "public"."accounts" TO "reader"
-- next
CREATE OR REPLACE FUNCTION "public"."added"(a integer, b integer default 1) returns integer language sql as $$ select a + b; -- sum: done
 $$
-- next
DROP TRIGGER IF EXISTS "touched" ON public.accounts;
-- next
CREATE TRIGGER "touched" BEFORE UPDATE ON public.accounts FOR EACH ROW EXECUTE FUNCTION touch()
-- next
do $$
            begin
                CREATE OR REPLACE VIEW "public"."adults" AS select * from accounts where age >= 18;

            exception when others then
                DROP VIEW IF EXISTS "public"."adults";

                CREATE VIEW "public"."adults" AS select * from accounts where age >= 18;
            end;
        $$ language 'plpgsql'
-- next
DROP MATERIALIZED VIEW IF EXISTS "public"."counted";
-- next
CREATE MATERIALIZED VIEW "public"."counted" AS select count(*) from accounts WITH NO DATA
-- next
DROP POLICY IF EXISTS own_rows on public.accounts;
-- next
CREATE POLICY own_rows on public.accounts for all using (owner = current_user);
-- next
-- down
REVOKE SELECT ON "public"."accounts" FROM "reader"
-- next
DROP POLICY own_rows on public.accounts
-- next
DROP MATERIALIZED VIEW "public"."counted"
-- next
DROP VIEW "public"."adults" cascade
-- next
DROP TRIGGER "touched" ON public.accounts
-- next
DROP FUNCTION "web"."touch"()
-- next
DROP FUNCTION "public"."added"(a integer, b integer)
-- next
DROP EXTENSION "pg_trgm"
-- next
