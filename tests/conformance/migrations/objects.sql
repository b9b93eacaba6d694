-- up
CREATE SCHEMA IF NOT EXISTS web
-- next
CREATE SEQUENCE web.numbers INCREMENT BY 2 START WITH 5
-- next
CREATE SEQUENCE IF NOT EXISTS "Others" MINVALUE 1 CYCLE
-- next
CREATE TABLE plain (rate numeric DEFAULT 10 % 3, at time DEFAULT '12:30')
-- next
CREATE TABLE letters (
	id SERIAL NOT NULL, 
	sign CHAR(1), 
	PRIMARY KEY (id)
)
-- next
CREATE INDEX ix_letters_sign ON letters (sign)
-- next
COMMENT ON TABLE letters IS 'a to z'
-- next
ALTER TABLE letters ADD COLUMN number BIGINT DEFAULT nextval('n') NOT NULL
-- next
SELECT 3
-- next
-- down
DROP TABLE letters
-- next
DROP SEQUENCE web.numbers
-- next
DROP SCHEMA IF EXISTS web CASCADE
-- next
