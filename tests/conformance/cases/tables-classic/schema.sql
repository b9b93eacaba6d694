CREATE TYPE kind AS ENUM ('novel', 'essay');

CREATE TABLE authors (
	id SERIAL NOT NULL,
	name VARCHAR(80) NOT NULL,
	PRIMARY KEY (id)
);

CREATE INDEX ix_authors_id ON authors (id);

CREATE UNIQUE INDEX ix_authors_name ON authors (name);

COMMENT ON COLUMN authors.name IS 'Full name';

CREATE TABLE books (
	id BIGSERIAL NOT NULL,
	small SMALLINT,
	book_title VARCHAR NOT NULL,
	body TEXT,
	unicode VARCHAR(10),
	unicode_text TEXT,
	price NUMERIC(10, 2),
	weight FLOAT,
	weight24 FLOAT(24),
	exact DOUBLE PRECISION,
	sold BOOLEAN NOT NULL,
	day DATE,
	moment TIMESTAMP WITHOUT TIME ZONE,
	moment_zone TIMESTAMP WITH TIME ZONE,
	clock TIME WITH TIME ZONE,
	span INTERVAL,
	raw BYTEA,
	data JSON,
	key UUID,
	kind kind NOT NULL,
	author_id INTEGER,
	PRIMARY KEY (id),
	FOREIGN KEY(author_id) REFERENCES authors (id) ON DELETE CASCADE ON UPDATE SET NULL
);

CREATE INDEX ix_books_author_id ON books (author_id);
