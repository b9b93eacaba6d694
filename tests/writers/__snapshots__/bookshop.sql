CREATE TYPE user_role AS ENUM ('reader', 'admin');

CREATE TABLE authors (
	id SERIAL NOT NULL,
	name VARCHAR(120) NOT NULL,
	born DATE,
	CONSTRAINT pk_authors PRIMARY KEY (id)
);

CREATE TABLE users (
	id UUID DEFAULT gen_random_uuid() NOT NULL,
	email VARCHAR(320) NOT NULL,
	password_hash VARCHAR(128) NOT NULL,
	role user_role DEFAULT 'reader' NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
	CONSTRAINT pk_users PRIMARY KEY (id)
);
CREATE UNIQUE INDEX ix_users_email ON users (email);

CREATE TABLE books (
	id SERIAL NOT NULL,
	title VARCHAR(200) NOT NULL,
	isbn VARCHAR(13) NOT NULL,
	price NUMERIC(10, 2) NOT NULL,
	stock INTEGER DEFAULT 0 NOT NULL,
	author_id INTEGER NOT NULL,
	search TSVECTOR GENERATED ALWAYS AS (to_tsvector('simple', title)) STORED,
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
	CONSTRAINT pk_books PRIMARY KEY (id),
	CONSTRAINT fk_books_author FOREIGN KEY (author_id) REFERENCES authors (id) ON DELETE RESTRICT,
	CONSTRAINT uq_books_isbn UNIQUE (isbn),
	CONSTRAINT ck_books_price CHECK (price >= 0)
);
CREATE INDEX ix_books_title ON books (title);
CREATE INDEX ix_books_search ON books USING gin (search);
CREATE INDEX ix_books_lower_title ON books (lower(title));
COMMENT ON TABLE books IS 'Everything on sale';
COMMENT ON COLUMN books.title IS 'The cover''s title';

CREATE TABLE invoices (
	id SERIAL NOT NULL,
	order_id BIGINT NOT NULL,
	number VARCHAR(20) NOT NULL,
	CONSTRAINT pk_invoices PRIMARY KEY (id)
);

CREATE TABLE orders (
	id BIGSERIAL NOT NULL,
	user_id UUID NOT NULL,
	status VARCHAR(16) DEFAULT 'open' NOT NULL,
	invoice_id INTEGER,
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
	CONSTRAINT pk_orders PRIMARY KEY (id),
	CONSTRAINT fk_orders_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
	CONSTRAINT fk_orders_invoice FOREIGN KEY (invoice_id) REFERENCES invoices (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_orders_open ON orders (user_id, created_at DESC) WHERE status = 'open';

CREATE TABLE order_lines (
	order_id BIGINT NOT NULL,
	book_id INTEGER NOT NULL,
	quantity SMALLINT NOT NULL,
	CONSTRAINT pk_order_lines PRIMARY KEY (order_id, book_id),
	FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE,
	FOREIGN KEY (book_id) REFERENCES books (id),
	CHECK (quantity > 0)
);

ALTER TABLE invoices ADD CONSTRAINT fk_invoices_order FOREIGN KEY (order_id) REFERENCES orders (id);
