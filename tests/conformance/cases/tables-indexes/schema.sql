CREATE TABLE docs (
	id SERIAL NOT NULL,
	title VARCHAR(50) NOT NULL,
	mail VARCHAR NOT NULL,
	deleted BOOLEAN NOT NULL,
	data JSONB NOT NULL,
	rank INTEGER NOT NULL,
	search TSVECTOR,
	PRIMARY KEY (id)
);

CREATE INDEX CONCURRENTLY ix_concurrent ON docs USING gin (search);

CREATE INDEX ix_desc ON docs (rank DESC, title);

CREATE INDEX ix_gin ON docs USING gin (data jsonb_path_ops);

CREATE INDEX ix_include ON docs (mail) INCLUDE (title) WITH (fillfactor = 70);

CREATE INDEX ix_live_column ON docs (rank) WHERE deleted IS false;

CREATE INDEX ix_lower ON docs (lower(mail));

CREATE INDEX ix_outside ON docs (title, rank DESC NULLS LAST);

CREATE INDEX ix_text ON docs ((title || mail));

CREATE UNIQUE INDEX ix_live ON docs (title) WHERE NOT deleted;

CREATE UNIQUE INDEX ix_nulls ON docs (mail, rank) NULLS NOT DISTINCT;

CREATE TABLE core (
	id SERIAL NOT NULL,
	body TEXT,
	PRIMARY KEY (id)
);

CREATE INDEX ix_core_body ON core (body);

CREATE INDEX ix_core_body_id ON core (body, id);
