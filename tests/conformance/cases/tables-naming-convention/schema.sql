CREATE TABLE a (
	id SERIAL NOT NULL,
	x INTEGER NOT NULL,
	y INTEGER NOT NULL,
	CONSTRAINT pk_a PRIMARY KEY (id),
	CONSTRAINT uq_a_x_y UNIQUE (x, y),
	CONSTRAINT ck_a_positive CHECK (x > 0),
	CONSTRAINT uq_a_x UNIQUE (x)
);

CREATE INDEX ix_a_x ON a (x, y);

CREATE INDEX ix_a_y ON a (y);

CREATE TABLE b (
	id SERIAL NOT NULL,
	a_id INTEGER NOT NULL,
	named_id INTEGER NOT NULL,
	ax INTEGER NOT NULL,
	ay INTEGER NOT NULL,
	a_very_long_column_name_that_goes_on_and_on_and_on_until_sixty INTEGER NOT NULL,
	CONSTRAINT pk_b PRIMARY KEY (id),
	CONSTRAINT fk_b_ax_a FOREIGN KEY(ax, ay) REFERENCES a (x, y) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT own_name UNIQUE (ax),
	CONSTRAINT fk_b_a_id_a FOREIGN KEY(a_id) REFERENCES a (id),
	CONSTRAINT my_fk FOREIGN KEY(named_id) REFERENCES a (id)
);

CREATE INDEX ix_b_a_very_long_column_name_that_goes_on_and_on_and_on_6531 ON b (a_very_long_column_name_that_goes_on_and_on_and_on_until_sixty);
