-- up
CREATE INDEX ix_plain ON accounts (email)
-- next
CREATE UNIQUE INDEX ix_two ON web.accounts (email, "Name")
-- next
CREATE INDEX IF NOT EXISTS ix_lower ON accounts (lower(email))
-- next
CREATE INDEX ix_func ON accounts (lower(email), id)
-- next
CREATE INDEX ix_desc ON accounts (id DESC, email ASC NULLS LAST)
-- next
CREATE INDEX ix_both ON accounts ((id + age))
-- next
CREATE INDEX ix_accounts_age ON accounts (age)
-- next
CREATE INDEX ix_gin ON accounts USING gin (tags array_ops) WITH (fastupdate = off) TABLESPACE "Fast"
-- next
CREATE UNIQUE INDEX ix_partial ON accounts (email) INCLUDE (age) NULLS NOT DISTINCT WHERE deleted_at IS NULL
-- next
CREATE INDEX ix_where ON accounts (email) WHERE "order" IS false
-- next
CREATE INDEX CONCURRENTLY IF NOT EXISTS ix_later ON accounts (age)
-- next
DROP INDEX CONCURRENTLY IF EXISTS ix_plain
-- next
-- down
DROP INDEX web.ix_two
-- next
DROP INDEX ix_gin
-- next
DROP INDEX IF EXISTS "ix Lower"
-- next
