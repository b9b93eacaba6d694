CREATE TABLE users (
	id BIGSERIAL NOT NULL,
	name VARCHAR(30) NOT NULL,
	nick VARCHAR(30),
	slug VARCHAR(64) NOT NULL,
	code VARCHAR(3) NOT NULL,
	data JSONB NOT NULL,
	count BIGINT NOT NULL,
	created TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
	PRIMARY KEY (id)
);

CREATE TABLE posts (
	id BIGSERIAL NOT NULL,
	user_id BIGINT NOT NULL,
	editor_id BIGINT,
	created TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
	FOREIGN KEY(editor_id) REFERENCES users (id) ON DELETE CASCADE
);

CREATE INDEX ix_posts_created ON posts (created);

CREATE INDEX ix_posts_editor_id ON posts (editor_id);

CREATE INDEX ix_posts_user_id ON posts (user_id);
