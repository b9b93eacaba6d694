CREATE TYPE httpstate AS ENUM ('open', 'closed');

CREATE TYPE color_values AS ENUM ('r', 'g');

CREATE TYPE texts AS ENUM ('x', 'y');

CREATE TYPE shared_kind AS ENUM ('a', 'b');

CREATE TYPE other.placed AS ENUM ('k');

CREATE TYPE shop.inherited AS ENUM ('m');

CREATE TYPE dialect_kind AS ENUM ('p', 'q');

CREATE TYPE color_many AS ENUM ('red', 'green');

CREATE TABLE shop.things (
	id SERIAL NOT NULL,
	native httpstate NOT NULL,
	by_value color_values NOT NULL,
	not_native VARCHAR(20) NOT NULL,
	checked VARCHAR(5) NOT NULL,
	texts texts NOT NULL,
	shared_one shared_kind NOT NULL,
	shared_two shared_kind,
	in_schema other.placed NOT NULL,
	inherit_schema shop.inherited NOT NULL,
	dialect dialect_kind NOT NULL,
	not_created elsewhere NOT NULL,
	many color_many[] NOT NULL,
	PRIMARY KEY (id),
	CONSTRAINT color_check CHECK (checked IN ('red', 'green'))
);
