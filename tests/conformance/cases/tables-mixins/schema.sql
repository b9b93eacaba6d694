CREATE TABLE user_account (
	id SERIAL NOT NULL,
	name VARCHAR(50) NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
	version INTEGER NOT NULL,
	updated_at TIMESTAMP WITHOUT TIME ZONE,
	PRIMARY KEY (id)
);

CREATE TABLE to_do_item (
	id SERIAL NOT NULL,
	text VARCHAR NOT NULL,
	owner_id INTEGER NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
	version INTEGER NOT NULL,
	updated_at TIMESTAMP WITHOUT TIME ZONE,
	PRIMARY KEY (id),
	FOREIGN KEY(owner_id) REFERENCES user_account (id)
);

CREATE INDEX ix_to_do_item_owner_created ON to_do_item (owner_id, created_at);

CREATE INDEX ix_to_do_item_owner_id ON to_do_item (owner_id);
