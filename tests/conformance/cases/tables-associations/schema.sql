CREATE TABLE books (
	id SERIAL NOT NULL,
	sequel_of INTEGER,
	PRIMARY KEY (id),
	FOREIGN KEY(sequel_of) REFERENCES books (id)
);

CREATE TABLE tags (
	id SERIAL NOT NULL,
	PRIMARY KEY (id)
);

CREATE TABLE teams (
	id SERIAL NOT NULL,
	captain_id INTEGER,
	PRIMARY KEY (id)
);

CREATE TABLE book_tags (
	book_id INTEGER NOT NULL,
	tag_id INTEGER NOT NULL,
	PRIMARY KEY (book_id, tag_id),
	FOREIGN KEY(book_id) REFERENCES books (id) ON DELETE CASCADE,
	FOREIGN KEY(tag_id) REFERENCES tags (id)
);

CREATE TABLE players (
	id SERIAL NOT NULL,
	team_id INTEGER NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(team_id) REFERENCES teams (id)
);

ALTER TABLE teams ADD CONSTRAINT fk_captain FOREIGN KEY(captain_id) REFERENCES players (id);
