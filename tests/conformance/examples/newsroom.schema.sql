CREATE TYPE article_state AS ENUM ('draft', 'published');

CREATE TABLE newspaper (
	id UUID NOT NULL,
	name VARCHAR(100) NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
	CONSTRAINT pk_newspaper PRIMARY KEY (id),
	CONSTRAINT uq_newspaper_name UNIQUE (name)
);

CREATE TABLE article (
	id UUID NOT NULL,
	headline VARCHAR(200) NOT NULL,
	body TEXT NOT NULL,
	state article_state NOT NULL,
	published_at TIMESTAMP WITH TIME ZONE,
	newspaper_id UUID NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
	CONSTRAINT pk_article PRIMARY KEY (id),
	CONSTRAINT ck_article_published_has_time CHECK ((state = 'published') = (published_at IS NOT NULL)),
	CONSTRAINT fk_article_newspaper_id_newspaper FOREIGN KEY(newspaper_id) REFERENCES newspaper (id) ON DELETE CASCADE
);

CREATE INDEX ix_article_newspaper_id ON article (newspaper_id);

CREATE TABLE subscriber (
	id UUID NOT NULL,
	callback_url VARCHAR(500) NOT NULL,
	newspaper_id UUID NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
	CONSTRAINT pk_subscriber PRIMARY KEY (id),
	CONSTRAINT uq_subscriber_newspaper_id_callback_url UNIQUE (newspaper_id, callback_url),
	CONSTRAINT fk_subscriber_newspaper_id_newspaper FOREIGN KEY(newspaper_id) REFERENCES newspaper (id) ON DELETE CASCADE
);

CREATE INDEX ix_subscriber_newspaper_id ON subscriber (newspaper_id);
