CREATE TABLE hotel.room (
	floor INTEGER NOT NULL,
	number INTEGER NOT NULL,
	beds INTEGER NOT NULL CHECK (beds > 0),
	PRIMARY KEY (floor, number)
);

COMMENT ON TABLE hotel.room IS 'Rooms of the hotel';

COMMENT ON COLUMN hotel.room.beds IS 'It''s how many';

CREATE TABLE pair (
	a INTEGER NOT NULL,
	b INTEGER NOT NULL,
	CONSTRAINT pk_pair PRIMARY KEY (b, a)
);

CREATE TABLE hotel.booking (
	id SERIAL NOT NULL,
	floor INTEGER NOT NULL,
	number INTEGER NOT NULL,
	at TIMESTAMP WITHOUT TIME ZONE NOT NULL,
	price INTEGER NOT NULL,
	guests INTEGER NOT NULL,
	during TSTZRANGE NOT NULL,
	PRIMARY KEY (id),
	CONSTRAINT fk_room FOREIGN KEY(floor, number) REFERENCES hotel.room (floor, number),
	CONSTRAINT sane_price CHECK (price >= 0 AND price < 1000),
	CHECK (guests > 0),
	CONSTRAINT once UNIQUE (floor, number, at) DEFERRABLE,
	CONSTRAINT no_overlap EXCLUDE USING gist (floor WITH =, during WITH &&)
);
