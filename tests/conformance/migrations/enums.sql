-- up
CREATE TYPE state AS ENUM ('open', 'it''s closed')
-- next
CREATE TYPE web."Mood" AS ENUM ('good', 'bad')
-- next
CREATE TYPE color AS ENUM ('RED', 'GREEN')
-- next
CREATE TYPE kind AS ENUM ('a', 'b')
-- next
CREATE TYPE color_value AS ENUM ('red', 'green')
-- next
CREATE TABLE tickets (
    state state NOT NULL, 
    color color DEFAULT 'RED', 
    kind kind, 
    other kind, 
    text VARCHAR(3), 
    checked VARCHAR(1), 
    many kind[], 
    by_value color_value, 
    CONSTRAINT xy CHECK (checked IN ('x', 'y'))
)
-- next
CREATE TABLE more (
    kind kind
)
-- next
ALTER TABLE tickets ADD COLUMN mood mood_of_ticket
-- next
ALTER TYPE kind ADD VALUE IF NOT EXISTS 'c'
-- next
ALTER TABLE tickets ALTER COLUMN text TYPE state USING text::state
-- next
ALTER TABLE tickets DROP CONSTRAINT xy
-- next
ALTER TABLE tickets ALTER COLUMN checked TYPE TEXT
-- next
-- down
DROP TABLE tickets
-- next
DROP TYPE kind
-- next
DROP TYPE color
-- next
DROP TYPE state
-- next
DROP TYPE web."Mood"
-- next
