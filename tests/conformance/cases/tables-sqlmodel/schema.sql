CREATE TYPE role AS ENUM ('admin', 'member');

CREATE TABLE team (
	id SERIAL NOT NULL,
	name VARCHAR(50) NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (name)
);

CREATE TABLE hero (
	email VARCHAR(255) NOT NULL,
	is_active BOOLEAN NOT NULL,
	id UUID NOT NULL,
	name VARCHAR NOT NULL,
	age INTEGER,
	score FLOAT NOT NULL,
	money NUMERIC(8, 3) NOT NULL,
	plain_money NUMERIC NOT NULL,
	raw BYTEA,
	day DATE NOT NULL,
	moment TIMESTAMP WITH TIME ZONE NOT NULL,
	zoned_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
	span INTERVAL,
	role role NOT NULL,
	data JSON NOT NULL,
	tags JSON NOT NULL,
	"where" VARCHAR,
	url VARCHAR NOT NULL,
	forced INTEGER NOT NULL,
	text_body VARCHAR(9) DEFAULT 'x',
	boss_id UUID,
	PRIMARY KEY (id),
	UNIQUE (name, age),
	FOREIGN KEY(boss_id) REFERENCES hero (id)
);

CREATE INDEX ix_hero_boss_id ON hero (boss_id);

CREATE INDEX ix_hero_day ON hero (day);

CREATE UNIQUE INDEX ix_hero_email ON hero (email);

COMMENT ON TABLE hero IS 'Heroes';

CREATE TABLE memberships (
	team_id INTEGER NOT NULL,
	hero_id UUID NOT NULL,
	PRIMARY KEY (team_id, hero_id),
	FOREIGN KEY(team_id) REFERENCES team (id),
	FOREIGN KEY(hero_id) REFERENCES hero (id) ON DELETE CASCADE
);
