-- up
CREATE VIEW people AS SELECT 1
-- next
-- down
DROP VIEW people
-- next
