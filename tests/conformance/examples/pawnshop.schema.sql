CREATE TABLE customer (
	id SERIAL NOT NULL,
	email VARCHAR(255) NOT NULL,
	is_clerk BOOLEAN NOT NULL,
	credit NUMERIC(10, 2) NOT NULL,
	password_hash VARCHAR NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (email)
);

CREATE TABLE pledge (
	id SERIAL NOT NULL,
	customer_id INTEGER NOT NULL,
	thing VARCHAR(120) NOT NULL,
	loan FLOAT NOT NULL,
	due DATE NOT NULL,
	redeemed BOOLEAN NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(customer_id) REFERENCES customer (id)
);

CREATE TABLE bid (
	id SERIAL NOT NULL,
	pledge_id INTEGER NOT NULL,
	bidder_id INTEGER NOT NULL,
	amount NUMERIC(10, 2) NOT NULL,
	at TIMESTAMP WITH TIME ZONE NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(pledge_id) REFERENCES pledge (id),
	FOREIGN KEY(bidder_id) REFERENCES customer (id)
);

CREATE INDEX ix_bid_bidder_id ON bid (bidder_id);

CREATE INDEX ix_bid_pledge_id ON bid (pledge_id);
