-- up
CREATE TABLE orders (
    id SERIAL NOT NULL, 
    user_id INTEGER, 
    code VARCHAR, 
    total INTEGER CONSTRAINT ck_orders_positive CHECK (total > 0), 
    CONSTRAINT orders_pkey PRIMARY KEY (id), 
    CONSTRAINT uq_orders_user_id_code UNIQUE (user_id, code), 
    CONSTRAINT has_code CHECK (code <> ''), 
    CONSTRAINT fk_orders_user_id_users FOREIGN KEY(user_id) REFERENCES users (id), 
    CONSTRAINT uq_orders_code UNIQUE (code)
)
-- next
CREATE INDEX ix_orders_user_id ON orders (user_id)
-- next
CREATE TABLE lab.measurements_of_all_the_instruments (
    instrument_of_the_station INTEGER, 
    CONSTRAINT uq_measurements_of_all_the_instruments_instrument_of_th_17ee UNIQUE (instrument_of_the_station), 
    CONSTRAINT fk_measurements_of_all_the_instruments_instrument_of_th_cf90 FOREIGN KEY(instrument_of_the_station) REFERENCES instruments_of_the_station (id)
)
-- next
ALTER TABLE orders ADD CONSTRAINT fk_orders_owner_id_users FOREIGN KEY(owner_id) REFERENCES users (id)
-- next
ALTER TABLE orders ADD CONSTRAINT named FOREIGN KEY(owner_id) REFERENCES users (id)
-- next
ALTER TABLE orders ADD CONSTRAINT uq_orders_total_code UNIQUE (total, code)
-- next
ALTER TABLE orders ADD CONSTRAINT ck_orders_small CHECK (total < 10)
-- next
ALTER TABLE orders ADD CONSTRAINT orders_pkey PRIMARY KEY (id)
-- next
CREATE INDEX ix_orders_total ON orders (total)
-- next
CREATE INDEX ix_mine ON orders (total)
-- next
ALTER TABLE orders ADD COLUMN parent_id INTEGER
-- next
ALTER TABLE orders ADD CONSTRAINT fk_orders_parent_id_orders FOREIGN KEY(parent_id) REFERENCES orders (id)
-- next
CREATE UNIQUE INDEX ix_orders_parent_id ON orders (parent_id)
-- next
-- down
ALTER TABLE orders DROP CONSTRAINT ck_orders_small
-- next
ALTER TABLE orders DROP CONSTRAINT ck_orders_small
-- next
ALTER TABLE orders DROP CONSTRAINT ck_orders_small
-- next
ALTER TABLE orders DROP CONSTRAINT orders_pkey
-- next
ALTER TABLE orders DROP CONSTRAINT uq_orders_total_code
-- next
