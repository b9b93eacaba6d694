-- up
ALTER TABLE sessions ADD CONSTRAINT fk FOREIGN KEY(account_id) REFERENCES accounts (id)
-- next
ALTER TABLE web.sessions ADD CONSTRAINT fk_all FOREIGN KEY(a, b) REFERENCES crm.people (a, "B") MATCH FULL ON DELETE SET NULL ON UPDATE CASCADE NOT DEFERRABLE INITIALLY IMMEDIATE NOT VALID
-- next
ALTER TABLE sessions ADD FOREIGN KEY(parent_id) REFERENCES sessions (id)
-- next
ALTER TABLE accounts ADD CONSTRAINT uq UNIQUE (email, "order")
-- next
ALTER TABLE web.accounts ADD CONSTRAINT uq_s UNIQUE (email) DEFERRABLE INITIALLY DEFERRED
-- next
ALTER TABLE accounts ADD CONSTRAINT uq_n UNIQUE NULLS NOT DISTINCT (email)
-- next
ALTER TABLE accounts ADD CONSTRAINT ck CHECK (age > 18 AND age < 200)
-- next
ALTER TABLE accounts ADD CONSTRAINT ck_x CHECK (age > 18) NOT VALID
-- next
ALTER TABLE accounts ADD CONSTRAINT ck_o CHECK (a IS NULL OR b = 'x')
-- next
ALTER TABLE pairs ADD CONSTRAINT pk PRIMARY KEY ("left", "right")
-- next
ALTER TABLE bookings ADD CONSTRAINT ex EXCLUDE USING gist (room WITH =, during WITH &&) WHERE (active)
-- next
-- down
ALTER TABLE sessions DROP CONSTRAINT fk
-- next
ALTER TABLE web.sessions DROP CONSTRAINT IF EXISTS fk_all
-- next
ALTER TABLE accounts DROP CONSTRAINT uq
-- next
ALTER TABLE accounts DROP CONSTRAINT ck
-- next
ALTER TABLE pairs DROP CONSTRAINT pk
-- next
