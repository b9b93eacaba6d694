import type { CatalogLinks } from '../../model/index.ts'
import type { Lab } from '../lab.ts'

const OURS = `n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'`

/** Everything a catalog names, by the name it has there; what an extension brings goes by the name of the extension. */
const NAMED = `
  SELECT 'pg_namespace'::regclass::oid AS class, n.oid AS id, 0 AS sub, jsonb_build_array('schema', n.nspname) AS key
    FROM pg_namespace n WHERE ${OURS}
  UNION ALL SELECT 'pg_extension'::regclass, e.oid, 0, jsonb_build_array('extension', e.extname) FROM pg_extension e
  UNION ALL SELECT d.classid, d.objid, 0, jsonb_build_array('extension', e.extname)
    FROM pg_depend d JOIN pg_extension e ON d.refclassid = 'pg_extension'::regclass AND e.oid = d.refobjid WHERE d.deptype = 'e'
  UNION ALL SELECT 'pg_class'::regclass, c.oid, 0, jsonb_build_array(CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'view'
      WHEN 'S' THEN 'sequence' ELSE 'table' END, n.nspname, c.relname)
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S') AND ${OURS}
  UNION ALL SELECT 'pg_class'::regclass, i.indexrelid, 0, CASE WHEN k.conname IS NULL
      THEN jsonb_build_array('index', n.nspname, t.relname, c.relname) ELSE jsonb_build_array('constraint', n.nspname, t.relname, k.conname) END
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
    JOIN pg_namespace n ON n.oid = t.relnamespace
    LEFT JOIN pg_constraint k ON k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x') WHERE ${OURS}
  UNION ALL SELECT 'pg_class'::regclass, c.oid, a.attnum, CASE WHEN c.relkind IN ('v', 'm')
      THEN jsonb_build_array('view', n.nspname, c.relname) ELSE jsonb_build_array('column', n.nspname, c.relname, a.attname) END
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm') AND a.attnum > 0 AND NOT a.attisdropped AND ${OURS}
  UNION ALL SELECT 'pg_type'::regclass, t.oid, 0, jsonb_build_array(CASE b.typtype WHEN 'e' THEN 'enum' WHEN 'd' THEN 'domain'
      ELSE CASE WHEN c.relkind IN ('v', 'm') THEN 'view' ELSE 'table' END END, n.nspname, b.typname)
    FROM pg_type t JOIN pg_type b ON b.oid = CASE WHEN t.typcategory = 'A' AND t.typelem <> 0 THEN t.typelem ELSE t.oid END
    JOIN pg_namespace n ON n.oid = b.typnamespace LEFT JOIN pg_class c ON c.oid = b.typrelid
    WHERE (b.typtype IN ('e', 'd') OR c.relkind IN ('r', 'p', 'v', 'm')) AND ${OURS}
  UNION ALL SELECT 'pg_proc'::regclass, p.oid, 0,
      jsonb_build_array('function', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid))
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.prokind IN ('f', 'p') AND ${OURS}
  UNION ALL SELECT 'pg_constraint'::regclass, k.oid, 0, jsonb_build_array('constraint', n.nspname, c.relname, k.conname)
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE k.contype IN ('p', 'u', 'f', 'x', 'c') AND ${OURS}
  UNION ALL SELECT 'pg_constraint'::regclass, k.oid, 0, jsonb_build_array('domain', n.nspname, t.typname)
    FROM pg_constraint k JOIN pg_type t ON t.oid = k.contypid JOIN pg_namespace n ON n.oid = t.typnamespace WHERE ${OURS}
  UNION ALL SELECT 'pg_attrdef'::regclass, f.oid, 0,
      jsonb_build_array(CASE a.attgenerated WHEN '' THEN 'default' ELSE 'column' END, n.nspname, c.relname, a.attname)
    FROM pg_attrdef f JOIN pg_attribute a ON a.attrelid = f.adrelid AND a.attnum = f.adnum
    JOIN pg_class c ON c.oid = f.adrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OURS}
  UNION ALL SELECT 'pg_rewrite'::regclass, r.oid, 0, jsonb_build_array('view', n.nspname, c.relname)
    FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('v', 'm') AND ${OURS}
  UNION ALL SELECT 'pg_trigger'::regclass, t.oid, 0, jsonb_build_array('trigger', n.nspname, c.relname, t.tgname)
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE NOT t.tgisinternal AND ${OURS}
  UNION ALL SELECT 'pg_policy'::regclass, p.oid, 0, jsonb_build_array('policy', n.nspname, c.relname, p.polname)
    FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OURS}`

const LINKS = `
  WITH named AS MATERIALIZED (${NAMED})
  SELECT json_build_object(
    'needs', (SELECT coalesce(json_agg(json_build_array(one, other)), '[]') FROM (
      SELECT DISTINCT o.key AS one, r.key AS other FROM pg_depend d
      JOIN named o ON (o.class, o.id, o.sub) = (d.classid, d.objid, d.objsubid)
      JOIN named r ON (r.class, r.id, r.sub) = (d.refclassid, d.refobjid, d.refobjsubid)
      WHERE d.objid >= 16384 AND d.deptype IN ('n', 'a', 'i') AND o.key <> r.key AND o.key->>0 <> 'extension') pairs),
    'owned', (SELECT coalesce(json_agg(json_build_object('schema', n.nspname, 'name', c.relname,
        'type', format_type(s.seqtypid, NULL), 'identity', d.deptype = 'i',
        'of', jsonb_build_array('column', tn.nspname, t.relname, a.attname))), '[]')
      FROM pg_depend d JOIN pg_class c ON d.classid = 'pg_class'::regclass AND c.oid = d.objid AND c.relkind = 'S'
      JOIN pg_sequence s ON s.seqrelid = c.oid JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_class t ON d.refclassid = 'pg_class'::regclass AND t.oid = d.refobjid
      JOIN pg_namespace tn ON tn.oid = t.relnamespace
      JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid WHERE d.deptype IN ('a', 'i') AND ${OURS}),
    'clones', (SELECT coalesce(json_agg(jsonb_build_array('constraint', n.nspname, c.relname, k.conname)), '[]')
      FROM pg_constraint k JOIN pg_constraint p ON p.oid = k.conparentid AND p.conrelid = k.conrelid
      JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OURS})
  )::text AS facts`

/** What hangs on what, as the server keeps it. */
export async function readLinks(lab: Lab): Promise<CatalogLinks> {
  const [row] = await lab.query<{ facts: string }>(LINKS)
  return JSON.parse(row!.facts) as CatalogLinks
}
