/** A schema with the rows to load into it and the queries to plan over it. */
export interface Subject {
  readonly name: string
  readonly schema: string
  readonly load: string
  readonly queries: readonly string[]
}

const shop: Subject = {
  name: 'shop: integer keys, an enum, a document, a million orders',
  schema: `
CREATE TYPE order_status AS ENUM ('open', 'paid', 'sent', 'canceled');
CREATE TABLE customers (id bigserial PRIMARY KEY, email varchar(200) NOT NULL, city text NOT NULL, created_at timestamptz NOT NULL, deleted_at timestamptz);
CREATE UNIQUE INDEX customers_email ON customers (lower(email));
CREATE INDEX customers_live ON customers (city) WHERE deleted_at IS NULL;
CREATE TABLE products (id serial PRIMARY KEY, sku text NOT NULL UNIQUE, price numeric(10, 2) NOT NULL, tags text[] NOT NULL, data jsonb NOT NULL);
CREATE INDEX products_tags ON products USING gin (tags);
CREATE INDEX products_data ON products USING gin (data jsonb_path_ops);
CREATE TABLE orders (id bigserial PRIMARY KEY, customer_id bigint NOT NULL REFERENCES customers (id), status order_status NOT NULL, total numeric(12, 2) NOT NULL, created_at timestamptz NOT NULL, note text);
CREATE INDEX orders_customer ON orders (customer_id, created_at);
CREATE INDEX orders_created ON orders (created_at);
CREATE INDEX orders_open ON orders (created_at) WHERE status = 'open';
CREATE TABLE lines (order_id bigint NOT NULL REFERENCES orders (id), product_id int NOT NULL REFERENCES products (id), amount int NOT NULL, PRIMARY KEY (order_id, product_id));
CREATE INDEX lines_product ON lines (product_id);`,
  load: `
SELECT setseed(0.5);
INSERT INTO customers (email, city, created_at, deleted_at) SELECT 'buyer' || g || '@example.org', 'city ' || (random() ^ 2 * 400)::int, '2022-01-01'::timestamptz + g * interval '9 min', CASE WHEN g % 20 = 0 THEN now() END FROM generate_series(1, 100000) g;
INSERT INTO products (sku, price, tags, data) SELECT 'sku-' || g, random() * 500, ARRAY['t' || g % 50, 't' || g % 7], jsonb_build_object('colour', 'c' || g % 12, 'weight', g % 900) FROM generate_series(1, 20000) g;
INSERT INTO orders (customer_id, status, total, created_at, note) SELECT 1 + (random() ^ 2 * 99999)::int, (ARRAY['open', 'paid', 'sent', 'sent', 'sent', 'sent', 'sent', 'canceled'])[1 + g % 8]::order_status, random() * 900, '2023-01-01'::timestamptz + g * interval '1 min', CASE WHEN g % 3 = 0 THEN repeat('note ', g % 20) END FROM generate_series(1, 1000000) g;
INSERT INTO lines SELECT g, 1 + (g::bigint * 7919 + n * 104729) % 20000, 1 + g % 5 FROM generate_series(1, 600000) g, generate_series(1, 2) n ON CONFLICT DO NOTHING;`,
  queries: [
    'SELECT * FROM customers WHERE id = $1',
    'SELECT * FROM customers WHERE lower(email) = lower($1)',
    "SELECT * FROM customers WHERE city = 'city 12' AND deleted_at IS NULL",
    'SELECT * FROM customers WHERE city = $1',
    'SELECT count(*) FROM customers',
    'SELECT * FROM customers ORDER BY created_at DESC LIMIT 50',
    "SELECT * FROM products WHERE tags @> ARRAY['t3']",
    `SELECT * FROM products WHERE data @> '{"colour": "c3"}'`,
    'SELECT * FROM products WHERE price > 490 ORDER BY price LIMIT 20',
    'SELECT * FROM products WHERE sku = $1',
    'SELECT * FROM orders WHERE customer_id = $1 ORDER BY created_at DESC LIMIT 20',
    'SELECT * FROM orders WHERE customer_id = 5',
    'SELECT * FROM orders WHERE customer_id = ANY($1)',
    "SELECT * FROM orders WHERE status = 'open' ORDER BY created_at LIMIT 100",
    "SELECT * FROM orders WHERE status = 'sent' ORDER BY created_at LIMIT 100",
    "SELECT count(*) FROM orders WHERE status = 'canceled'",
    "SELECT * FROM orders WHERE created_at > '2024-11-01'",
    "SELECT * FROM orders WHERE created_at BETWEEN '2023-03-01' AND '2023-03-02'",
    'SELECT * FROM orders WHERE created_at > $1 ORDER BY id LIMIT 100',
    "SELECT * FROM orders WHERE note LIKE '%note%'",
    'SELECT * FROM orders WHERE note IS NULL AND total > 899',
    'SELECT max(created_at) FROM orders',
    'SELECT status, count(*) FROM orders GROUP BY status',
    "SELECT date_trunc('day', created_at), sum(total) FROM orders GROUP BY 1",
    'SELECT customer_id, sum(total) FROM orders GROUP BY customer_id ORDER BY 2 DESC LIMIT 10',
    'SELECT o.*, c.email FROM orders o JOIN customers c ON c.id = o.customer_id WHERE o.id = $1',
    'SELECT o.* FROM orders o JOIN customers c ON c.id = o.customer_id WHERE lower(c.email) = $1',
    "SELECT o.* FROM orders o JOIN customers c ON c.id = o.customer_id WHERE c.city = 'city 300' AND o.status = 'open'",
    'SELECT * FROM lines WHERE order_id = $1',
    'SELECT * FROM lines WHERE product_id = $1',
    'SELECT p.sku, sum(l.amount) FROM lines l JOIN products p ON p.id = l.product_id GROUP BY p.sku',
    "SELECT o.*, l.* FROM orders o JOIN lines l ON l.order_id = o.id WHERE o.created_at > '2024-02-20' LIMIT 500",
    'SELECT * FROM orders o WHERE EXISTS (SELECT FROM lines l WHERE l.order_id = o.id AND l.product_id = $1)',
    'SELECT * FROM customers c WHERE NOT EXISTS (SELECT FROM orders o WHERE o.customer_id = c.id)',
    "UPDATE orders SET status = 'paid' WHERE id = $1",
    'DELETE FROM lines WHERE product_id = $1',
  ],
}

const desk: Subject = {
  name: 'desk: random uuid keys, tenants, rows deleted softly, a million events',
  schema: `
CREATE TABLE tenants (id uuid PRIMARY KEY, name text NOT NULL);
CREATE TABLE users (id uuid PRIMARY KEY, tenant_id uuid NOT NULL REFERENCES tenants (id), email text NOT NULL, is_active boolean NOT NULL, created_at timestamptz NOT NULL, UNIQUE (tenant_id, email));
CREATE TABLE issues (id uuid PRIMARY KEY, tenant_id uuid NOT NULL REFERENCES tenants (id), author_id uuid REFERENCES users (id), title text NOT NULL, state smallint NOT NULL, created_at timestamptz NOT NULL, deleted_at timestamptz);
CREATE INDEX issues_tenant ON issues (tenant_id, created_at DESC) WHERE deleted_at IS NULL;
CREATE INDEX issues_author ON issues (author_id);
CREATE TABLE events (id uuid PRIMARY KEY, issue_id uuid NOT NULL REFERENCES issues (id), kind text NOT NULL, body jsonb NOT NULL, at timestamptz NOT NULL);
CREATE INDEX events_issue ON events (issue_id);
CREATE INDEX events_at ON events USING brin (at);
CREATE INDEX events_kind_at ON events (kind, at);`,
  load: `
INSERT INTO tenants SELECT md5('t' || g)::uuid, 'tenant ' || g FROM generate_series(1, 200) g;
INSERT INTO users SELECT md5('u' || g)::uuid, md5('t' || 1 + g % 200)::uuid, 'u' || g || '@example.org', g % 10 <> 0, '2023-01-01'::timestamptz + g * interval '20 min' FROM generate_series(1, 40000) g;
INSERT INTO issues SELECT md5('i' || g)::uuid, md5('t' || 1 + (sqrt(g)::int % 200))::uuid, CASE WHEN g % 7 > 0 THEN md5('u' || 1 + g % 40000)::uuid END, 'issue number ' || g, g % 4, '2023-01-01'::timestamptz + g * interval '2 min', CASE WHEN g % 5 = 0 THEN now() END FROM generate_series(1, 300000) g;
INSERT INTO events SELECT md5('e' || g)::uuid, md5('i' || 1 + (g * 31) % 300000)::uuid, (ARRAY['seen', 'seen', 'seen', 'seen', 'edited', 'closed'])[1 + g % 6], jsonb_build_object('n', g, 'text', repeat('x', g % 60)), '2023-06-01'::timestamptz + g * interval '30 s' FROM generate_series(1, 1000000) g;`,
  queries: [
    'SELECT * FROM users WHERE id = $1',
    'SELECT * FROM users WHERE tenant_id = $1 AND email = $2',
    'SELECT * FROM users WHERE tenant_id = $1 ORDER BY created_at DESC LIMIT 50',
    'SELECT * FROM users WHERE is_active ORDER BY created_at LIMIT 100',
    'SELECT count(*) FROM users WHERE NOT is_active',
    'SELECT * FROM issues WHERE tenant_id = $1 AND deleted_at IS NULL ORDER BY created_at DESC LIMIT 50',
    'SELECT count(*) FROM issues WHERE tenant_id = $1 AND deleted_at IS NULL',
    'SELECT * FROM issues WHERE tenant_id = $1',
    'SELECT * FROM issues WHERE author_id = $1',
    'SELECT * FROM issues WHERE author_id IS NULL AND state = 2',
    "SELECT * FROM issues WHERE title ILIKE '%number 77%'",
    'SELECT i.*, u.email FROM issues i LEFT JOIN users u ON u.id = i.author_id WHERE i.tenant_id = $1 AND i.deleted_at IS NULL ORDER BY i.created_at DESC LIMIT 50',
    'SELECT * FROM events WHERE issue_id = $1 ORDER BY at',
    'SELECT * FROM events WHERE issue_id = ANY($1)',
    "SELECT * FROM events WHERE at > '2024-05-01'",
    "SELECT * FROM events WHERE at BETWEEN '2023-07-01' AND '2023-07-02'",
    "SELECT * FROM events WHERE kind = 'closed' ORDER BY at DESC LIMIT 20",
    "SELECT count(*) FROM events WHERE kind = 'seen'",
    'SELECT kind, count(*) FROM events GROUP BY kind',
    'SELECT e.* FROM events e JOIN issues i ON i.id = e.issue_id WHERE i.author_id = $1',
    'SELECT e.* FROM events e JOIN issues i ON i.id = e.issue_id WHERE i.tenant_id = $1 ORDER BY e.at DESC LIMIT 100',
    'SELECT t.name, count(*) FROM tenants t JOIN issues i ON i.tenant_id = t.id GROUP BY t.name',
    'UPDATE issues SET deleted_at = now() WHERE id = $1',
    'DELETE FROM issues WHERE tenant_id = $1',
  ],
}

export const subjects: readonly Subject[] = [shop, desk]
