CREATE TYPE orderstate AS ENUM ('placed', 'shipped', 'cancelled');

CREATE TYPE role AS ENUM ('customer', 'staff', 'admin');

CREATE TABLE book (
	title VARCHAR(200) NOT NULL,
	author VARCHAR(120) NOT NULL,
	isbn VARCHAR(13) NOT NULL,
	price NUMERIC(8, 2) NOT NULL,
	id SERIAL NOT NULL,
	stock INTEGER DEFAULT '0' NOT NULL,
	PRIMARY KEY (id)
);

CREATE INDEX ix_book_author ON book (author);

CREATE UNIQUE INDEX ix_book_isbn ON book (isbn);

CREATE TABLE person (
	email VARCHAR(255) NOT NULL,
	name VARCHAR(80) NOT NULL,
	id SERIAL NOT NULL,
	role role NOT NULL,
	password_hash VARCHAR NOT NULL,
	PRIMARY KEY (id)
);

CREATE UNIQUE INDEX ix_person_email ON person (email);

CREATE TABLE "order" (
	id SERIAL NOT NULL,
	buyer_id INTEGER NOT NULL,
	state orderstate NOT NULL,
	placed_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(buyer_id) REFERENCES person (id) ON DELETE CASCADE
);

CREATE INDEX ix_order_buyer_id ON "order" (buyer_id);

CREATE TABLE review (
	stars INTEGER NOT NULL,
	text VARCHAR(2000) NOT NULL,
	id SERIAL NOT NULL,
	book_id INTEGER NOT NULL,
	author_id INTEGER NOT NULL,
	PRIMARY KEY (id),
	CONSTRAINT one_review_each UNIQUE (book_id, author_id),
	CONSTRAINT stars_in_range CHECK (stars BETWEEN 1 AND 5),
	FOREIGN KEY(book_id) REFERENCES book (id) ON DELETE CASCADE,
	FOREIGN KEY(author_id) REFERENCES person (id) ON DELETE CASCADE
);

CREATE INDEX ix_review_author_id ON review (author_id);

CREATE TABLE orderline (
	order_id INTEGER NOT NULL,
	book_id INTEGER NOT NULL,
	quantity INTEGER NOT NULL,
	unit_price NUMERIC(8, 2) NOT NULL,
	PRIMARY KEY (order_id, book_id),
	FOREIGN KEY(order_id) REFERENCES "order" (id) ON DELETE CASCADE,
	FOREIGN KEY(book_id) REFERENCES book (id) ON DELETE RESTRICT
);
