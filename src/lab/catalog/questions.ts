/** Questions to the catalog, each answered with one JSON array. `OURS` keeps out the server's own and its extensions' things. */
const NOT_OF_EXTENSION = (id: string, catalog: string): string =>
  `NOT EXISTS (SELECT 1 FROM pg_depend x WHERE x.objid = ${id} AND x.classid = '${catalog}'::regclass AND x.deptype = 'e')`
const OURS = `n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'`

const COLUMNS = `
  SELECT a.attrelid, json_agg(json_build_object(
    'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'notNull', a.attnotnull,
    'default', CASE WHEN a.attgenerated = '' THEN pg_get_expr(f.adbin, f.adrelid) END,
    'identity', CASE a.attidentity WHEN 'a' THEN 'always' WHEN 'd' THEN 'by default' END,
    'generated', CASE WHEN a.attgenerated <> '' THEN
      json_build_object('expression', pg_get_expr(f.adbin, f.adrelid), 'stored', a.attgenerated = 's') END,
    'collation', CASE WHEN a.attcollation <> t.typcollation THEN a.attcollation::regcollation::text END,
    'comment', col_description(a.attrelid, a.attnum)) ORDER BY a.attnum) AS list
  FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
  LEFT JOIN pg_attrdef f ON f.adrelid = a.attrelid AND f.adnum = a.attnum
  WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attrelid IN (SELECT oid FROM wanted) GROUP BY 1`

const CONSTRAINTS = `
  SELECT k.conrelid, json_agg(json_build_object(
    'name', k.conname,
    'kind', CASE k.contype WHEN 'p' THEN 'primary key' WHEN 'u' THEN 'unique' WHEN 'f' THEN 'foreign key'
      WHEN 'x' THEN 'exclude' ELSE 'check' END,
    'definition', pg_get_constraintdef(k.oid),
    'columns', ARRAY(SELECT a.attname FROM unnest(k.conkey) WITH ORDINALITY u(number, place)
      JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.number ORDER BY u.place),
    'references', (SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.oid = k.confrelid),
    'valid', k.convalidated) ORDER BY k.conname) AS list
  FROM pg_constraint k WHERE k.contype IN ('p', 'u', 'f', 'x', 'c') AND k.conrelid IN (SELECT oid FROM wanted) GROUP BY 1`

const INDEXES = `
  SELECT i.indrelid, json_agg(json_build_object(
    'name', c.relname, 'definition', pg_get_indexdef(i.indexrelid), 'unique', i.indisunique, 'valid', i.indisvalid,
    'columns', ARRAY(SELECT pg_get_indexdef(i.indexrelid, place, true) FROM generate_series(1, i.indnkeyatts) place)
    ) ORDER BY c.relname) AS list
  FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
  WHERE i.indrelid IN (SELECT oid FROM wanted)
    AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
  GROUP BY 1`

const TRIGGERS = `
  SELECT t.tgrelid, json_agg(json_build_object('name', t.tgname, 'definition', pg_get_triggerdef(t.oid)) ORDER BY t.tgname) AS list
  FROM pg_trigger t WHERE NOT t.tgisinternal AND t.tgrelid IN (SELECT oid FROM wanted) GROUP BY 1`

const POLICIES = `
  SELECT p.polrelid, json_agg(json_build_object('name', p.polname, 'definition',
    'AS ' || CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END
    || ' FOR ' || CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END
    || ' TO ' || coalesce((SELECT string_agg(quote_ident(r.rolname), ', ' ORDER BY r.rolname) FROM pg_roles r WHERE r.oid = ANY (p.polroles)), 'PUBLIC')
    || coalesce(' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')', '')
    || coalesce(' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '')) ORDER BY p.polname) AS list
  FROM pg_policy p WHERE p.polrelid IN (SELECT oid FROM wanted) GROUP BY 1`

/** The tables; with `$1`, only those of these object ids. */
export const TABLES = `
  WITH wanted AS MATERIALIZED (
    SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND ${OURS} AND ${NOT_OF_EXTENSION('c.oid', 'pg_class')}
      AND ($1::oid[] IS NULL OR c.oid = ANY ($1::oid[]))),
  columns AS (${COLUMNS}), constraints AS (${CONSTRAINTS}), indexes AS (${INDEXES}),
  triggers AS (${TRIGGERS}), policies AS (${POLICIES})
  SELECT c.oid, json_build_object(
    'schema', n.nspname, 'name', c.relname, 'unlogged', c.relpersistence = 'u',
    'comment', obj_description(c.oid, 'pg_class'),
    'partitionedBy', CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END,
    'partitionOf', (SELECT json_build_object('parent', pn.nspname || '.' || p.relname, 'bound', pg_get_expr(c.relpartbound, c.oid))
      FROM pg_inherits h JOIN pg_class p ON p.oid = h.inhparent JOIN pg_namespace pn ON pn.oid = p.relnamespace
      WHERE h.inhrelid = c.oid AND c.relispartition),
    'columns', coalesce(columns.list, '[]'), 'constraints', coalesce(constraints.list, '[]'),
    'indexes', coalesce(indexes.list, '[]'), 'triggers', coalesce(triggers.list, '[]'),
    'policies', coalesce(policies.list, '[]'),
    'rowSecurity', CASE WHEN c.relforcerowsecurity THEN 'forced' WHEN c.relrowsecurity THEN 'on' ELSE 'off' END)::text AS facts
  FROM wanted JOIN pg_class c USING (oid) JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN columns ON columns.attrelid = c.oid LEFT JOIN constraints ON constraints.conrelid = c.oid
  LEFT JOIN indexes ON indexes.indrelid = c.oid LEFT JOIN triggers ON triggers.tgrelid = c.oid
  LEFT JOIN policies ON policies.polrelid = c.oid
  ORDER BY n.nspname, c.relname`

/** Everything that is no table, as one row of JSON. */
export const REST = `SELECT json_build_object(
  'schemas', ARRAY(SELECT n.nspname FROM pg_namespace n WHERE ${OURS} AND ${NOT_OF_EXTENSION('n.oid', 'pg_namespace')} ORDER BY 1),
  'extensions', ARRAY(SELECT extname FROM pg_extension WHERE extname <> 'plpgsql' ORDER BY 1),
  'enums', (SELECT coalesce(json_agg(json_build_object('schema', n.nspname, 'name', t.typname,
      'values', ARRAY(SELECT enumlabel FROM pg_enum WHERE enumtypid = t.oid ORDER BY enumsortorder)) ORDER BY n.nspname, t.typname), '[]')
    FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
    WHERE t.typtype = 'e' AND ${OURS} AND ${NOT_OF_EXTENSION('t.oid', 'pg_type')}),
  'domains', (SELECT coalesce(json_agg(json_build_object('schema', n.nspname, 'name', t.typname,
      'type', format_type(t.typbasetype, t.typtypmod), 'notNull', t.typnotnull, 'default', t.typdefault,
      'checks', (SELECT coalesce(json_agg(json_build_object('name', k.conname, 'definition', pg_get_constraintdef(k.oid)) ORDER BY k.conname), '[]')
        FROM pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c')) ORDER BY n.nspname, t.typname), '[]')
    FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
    WHERE t.typtype = 'd' AND ${OURS} AND ${NOT_OF_EXTENSION('t.oid', 'pg_type')}),
  'sequences', (SELECT coalesce(json_agg(json_build_object('schema', n.nspname, 'name', c.relname, 'type', format_type(s.seqtypid, NULL),
      'start', s.seqstart::text, 'increment', s.seqincrement::text) ORDER BY n.nspname, c.relname), '[]')
    FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE ${OURS} AND ${NOT_OF_EXTENSION('c.oid', 'pg_class')}
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.classid = 'pg_class'::regclass AND d.deptype IN ('a', 'i'))),
  'views', (SELECT coalesce(json_agg(json_build_object('schema', n.nspname, 'name', c.relname, 'materialized', c.relkind = 'm',
      'definition', pg_get_viewdef(c.oid)) ORDER BY n.nspname, c.relname), '[]')
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('v', 'm') AND ${OURS} AND ${NOT_OF_EXTENSION('c.oid', 'pg_class')}),
  'functions', (SELECT coalesce(json_agg(json_build_object('schema', n.nspname, 'name', p.proname,
      'arguments', pg_get_function_identity_arguments(p.oid), 'definition', pg_get_functiondef(p.oid))
      ORDER BY n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)), '[]')
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE p.prokind IN ('f', 'p') AND ${OURS} AND ${NOT_OF_EXTENSION('p.oid', 'pg_proc')})
  )::text AS facts`
