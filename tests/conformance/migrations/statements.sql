-- up
INSERT INTO accounts (id, name, ok) VALUES (1, 'a', true)
-- next
INSERT INTO accounts (id, name) VALUES (1, 'a'), (2, 'b')
-- next
UPDATE accounts SET ok=true WHERE accounts.name = 'a'
-- next
UPDATE accounts SET name='', ok=false WHERE accounts.name IS NULL
-- next
UPDATE accounts SET name=NULL WHERE accounts.id IN (1, 2) AND accounts.ok = true
-- next
UPDATE accounts SET id=(accounts.id + 1), name=(accounts.name || 'x')
-- next
UPDATE accounts SET name=CASE WHEN (accounts.ok IS true) THEN 'yes' WHEN (accounts.id > 3) THEN 'maybe' ELSE 'no' END
-- next
DELETE FROM accounts WHERE accounts.id = 1 OR accounts.id = 2 AND accounts.ok
-- next
DELETE FROM accounts WHERE accounts.name NOT LIKE 'a%'
-- next
DELETE FROM shop.orders USING accounts WHERE shop.orders.account_id = accounts.id AND accounts.name = 'gone'
-- next
UPDATE shop.orders SET total=coalesce(shop.orders.total, 0) FROM accounts WHERE shop.orders.account_id = accounts.id AND accounts.ok IS NOT NULL
-- next
UPDATE accounts SET id=(SELECT count(shop.orders.id) AS count_1 
FROM shop.orders 
WHERE shop.orders.account_id = accounts.id)
-- next
DELETE FROM accounts WHERE accounts.id != 5 AND NOT accounts.ok AND (accounts.name NOT IN ('a'))
-- next
UPDATE accounts SET name=(accounts.name || '-' || CAST(accounts.id AS VARCHAR))
-- next
DELETE FROM accounts WHERE NOT (EXISTS (SELECT * 
FROM shop.orders 
WHERE shop.orders.account_id = accounts.id))
-- next
DELETE FROM accounts WHERE accounts.id IN (SELECT shop.orders.account_id 
FROM shop.orders 
WHERE shop.orders.total > 10)
-- next
INSERT INTO shop.orders (id, account_id) SELECT accounts.id, 5 AS anon_1 
FROM accounts 
WHERE accounts.ok
-- next
SELECT accounts.id, accounts.name, accounts.ok, accounts.extra 
FROM accounts
-- next
SELECT accounts.name AS who, count(*) AS count_1 
FROM accounts JOIN shop.orders ON shop.orders.account_id = accounts.id GROUP BY accounts.name ORDER BY accounts.name DESC 
 LIMIT 3
-- next
INSERT INTO accounts (name) VALUES ('b') RETURNING accounts.id
-- next
INSERT INTO accounts (id, name) VALUES (5, 'p')
-- next
INSERT INTO accounts (id, name) VALUES (6, 'q')
-- next
-- down
