-- up
ALTER TYPE "public"."state" RENAME TO "state_old"
-- next
CREATE TYPE "public"."state" AS ENUM('open', 'closed', 'lost')
-- next
CREATE FUNCTION "public".new_old_not_equals(
                new_enum_val "public"."state", old_enum_val "public"."state_old"
            )
            RETURNS boolean AS $$
                SELECT new_enum_val::text != old_enum_val::text;
            $$ LANGUAGE SQL IMMUTABLE
-- next
CREATE OPERATOR "public".!= (
            leftarg = "public"."state",
            rightarg = "public"."state_old",
            procedure = "public".new_old_not_equals
        )
-- next
CREATE FUNCTION "public".new_old_equals(
                new_enum_val "public"."state", old_enum_val "public"."state_old"
            )
            RETURNS boolean AS $$
                SELECT new_enum_val::text = old_enum_val::text;
            $$ LANGUAGE SQL IMMUTABLE
-- next
CREATE OPERATOR "public".= (
            leftarg = "public"."state",
            rightarg = "public"."state_old",
            procedure = "public".new_old_equals
        )
-- next
ALTER TABLE "public"."tickets" 
                ALTER COLUMN "state" TYPE "public"."state" 
                USING "state"::text::"public"."state"
-- next
ALTER TABLE "public"."tickets"
             ALTER COLUMN "states" DROP DEFAULT
-- next
ALTER TABLE "public"."tickets" 
            ALTER COLUMN "states" TYPE "public"."state"[]
            USING "states"::text[]::"public"."state"[]
-- next
ALTER TABLE "public"."tickets"
            ALTER COLUMN "states" SET DEFAULT '{}'::public.state[]
-- next
DROP OPERATOR IF EXISTS "public".!= (
                "public"."state",
                "public"."state_old"
            )
-- next
DROP FUNCTION "public".new_old_not_equals(
            new_enum_val "public"."state", old_enum_val "public"."state_old"
        )
-- next
DROP OPERATOR IF EXISTS "public".= (
                "public"."state",
                "public"."state_old"
            )
-- next
DROP FUNCTION "public".new_old_equals(
            new_enum_val "public"."state", old_enum_val "public"."state_old"
        )
-- next
DROP TYPE "public"."state_old"
-- next
-- down
SELECT column_default
        FROM information_schema.columns
        WHERE 
            table_schema = 'public' AND 
            table_name = 'tickets' AND 
            column_name = 'last'
-- next
ALTER TYPE "public"."state" RENAME TO "state_old"
-- next
CREATE TYPE "public"."state" AS ENUM('begun', 'closed')
-- next
CREATE FUNCTION "public".new_old_not_equals(
                new_enum_val "public"."state", old_enum_val "public"."state_old"
            )
            RETURNS boolean AS $$
                SELECT new_enum_val::text != CASE
                    WHEN old_enum_val::text = 'open' THEN 'begun'

                    ELSE old_enum_val::text
                END;
            $$ LANGUAGE SQL IMMUTABLE
-- next
CREATE OPERATOR "public".!= (
            leftarg = "public"."state",
            rightarg = "public"."state_old",
            procedure = "public".new_old_not_equals
        )
-- next
CREATE FUNCTION "public".new_old_equals(
                new_enum_val "public"."state", old_enum_val "public"."state_old"
            )
            RETURNS boolean AS $$
                SELECT new_enum_val::text = CASE
                    WHEN old_enum_val::text = 'open' THEN 'begun'

                    ELSE old_enum_val::text
                END;
            $$ LANGUAGE SQL IMMUTABLE
-- next
CREATE OPERATOR "public".= (
            leftarg = "public"."state",
            rightarg = "public"."state_old",
            procedure = "public".new_old_equals
        )
-- next
DROP INDEX IF EXISTS "public"."ix_open"
-- next
ALTER TABLE "public"."tickets"
             ALTER COLUMN "state" DROP DEFAULT
-- next
ALTER TABLE "public"."tickets" 
                ALTER COLUMN "state" TYPE "public"."state" 
                USING CASE 
                WHEN "state"::text = 'open' THEN 'begun'::"public"."state"

                ELSE "state"::text::"public"."state"
                END
-- next
ALTER TABLE "public"."tickets"
            ALTER COLUMN "state" SET DEFAULT 'begun'::public.state
-- next
ALTER TABLE "public"."tickets" 
                ALTER COLUMN "last" TYPE "public"."state" 
                USING CASE 
                WHEN "last"::text = 'open' THEN 'begun'::"public"."state"

                ELSE "last"::text::"public"."state"
                END
-- next
DROP OPERATOR IF EXISTS "public".!= (
                "public"."state",
                "public"."state_old"
            )
-- next
DROP FUNCTION "public".new_old_not_equals(
            new_enum_val "public"."state", old_enum_val "public"."state_old"
        )
-- next
DROP OPERATOR IF EXISTS "public".= (
                "public"."state",
                "public"."state_old"
            )
-- next
DROP FUNCTION "public".new_old_equals(
            new_enum_val "public"."state", old_enum_val "public"."state_old"
        )
-- next
DROP TYPE "public"."state_old"
-- next
CREATE INDEX ix_open ON t (id) WHERE state = 'begun'::state
-- next
