-- up
UPDATE accounts SET b = 1
-- next
CREATE TABLE beside (
    id SERIAL NOT NULL, 
    PRIMARY KEY (id)
)
-- next
ALTER TABLE accounts ADD COLUMN a INTEGER
-- next
ALTER TABLE accounts ALTER COLUMN b TYPE BIGINT
-- next
ALTER TABLE accounts ALTER COLUMN b SET NOT NULL
-- next
ALTER TABLE accounts DROP COLUMN c
-- next
CREATE UNIQUE INDEX ix_a ON accounts (a)
-- next
ALTER TABLE accounts ADD CONSTRAINT fk FOREIGN KEY(a) REFERENCES users (id) ON DELETE CASCADE
-- next
ALTER TABLE accounts ADD CONSTRAINT uq UNIQUE (a, b)
-- next
ALTER TABLE accounts ADD CONSTRAINT ck CHECK (a > 0)
-- next
ALTER TABLE web.accounts DROP CONSTRAINT uq
-- next
DROP INDEX web.ix_a
-- next
ALTER TABLE web.accounts ADD CONSTRAINT pk PRIMARY KEY (a)
-- next
ALTER TABLE web.accounts ADD CONSTRAINT fk FOREIGN KEY(a) REFERENCES crm.users (id)
-- next
ALTER TABLE web.accounts ADD CONSTRAINT uq_x UNIQUE (b)
-- next
-- down
ALTER TABLE accounts DROP COLUMN a
-- next
