-- up
CREATE EXTENSION IF NOT EXISTS citext
-- next
SELECT '12:30'::time, 'a:b'
-- next
UPDATE accounts
        SET name = 'x'
-- next
UPDATE accounts SET name = 'it''s', age = 5
-- next
DELETE FROM accounts WHERE id = 7
-- next
INSERT INTO accounts (id) VALUES (1)
-- next
INSERT INTO accounts (id) VALUES (2)
-- next
SELECT 1
-- next
SELECT 3
-- next
GRANT SELECT ON accounts TO reader
-- next
GRANT SELECT ON part_0 TO reader
-- next
GRANT SELECT ON part_1 TO reader
-- next
INSERT INTO accounts (id, name, ok) VALUES (1, 'o''hara', true)
-- next
INSERT INTO accounts (id, name, ok) VALUES (2, NULL, false)
-- next
CREATE TABLE made (
    id SERIAL NOT NULL, 
    name VARCHAR, 
    PRIMARY KEY (id)
)
-- next
INSERT INTO made (id, name) VALUES (1, 'first')
-- next
-- down
SELECT 1
-- next
SELECT 1
-- next
SELECT 1
-- next
SELECT 1
-- next
SELECT 1
-- next
SELECT 1
-- next
