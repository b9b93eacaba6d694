CREATE TYPE status AS ENUM ('draft', 'done');

CREATE TYPE mood AS ENUM ('good');

CREATE TABLE parent (
	id SERIAL NOT NULL,
	PRIMARY KEY (id)
);

CREATE TABLE child (
	id UUID NOT NULL,
	parent_id INTEGER NOT NULL,
	text VARCHAR NOT NULL,
	maybe VARCHAR,
	maybe_new VARCHAR(30),
	forced VARCHAR NOT NULL,
	loosened VARCHAR,
	long TEXT NOT NULL,
	flag BOOLEAN NOT NULL,
	real FLOAT NOT NULL,
	money NUMERIC NOT NULL,
	raw BYTEA NOT NULL,
	day DATE NOT NULL,
	moment TIMESTAMP WITHOUT TIME ZONE NOT NULL,
	clock TIME WITHOUT TIME ZONE NOT NULL,
	span INTERVAL NOT NULL,
	status status NOT NULL,
	mood mood,
	literal VARCHAR(2) NOT NULL,
	other_name INTEGER NOT NULL,
	indexed INTEGER NOT NULL,
	"unique" INTEGER NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(parent_id) REFERENCES parent (id),
	UNIQUE ("unique")
);

CREATE INDEX ix_child_indexed ON child (indexed);
