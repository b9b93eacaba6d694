import type { PGlite } from '@electric-sql/pglite'

/** What PostgreSQL has made of a script: one line for each thing, so that a difference names itself. */
export interface Loaded {
  readonly facts: readonly string[]
  /** Statements PostgreSQL refused, with its reason. */
  readonly refused: readonly string[]
}

/** Loads a script into an empty database, statement by statement, and reads the catalog back. */
export async function load(database: PGlite, script: string): Promise<Loaded> {
  await database.exec('DROP OWNED BY CURRENT_USER CASCADE').catch(() => undefined)
  await empty(database)
  const refused: string[] = []
  for (const statement of statementsOf(script)) {
    const problem = await run(database, statement)
    if (problem !== null) refused.push(`${problem}: ${statement.split('\n')[0] ?? ''}`)
  }
  return { facts: await facts(database), refused }
}

/** Runs a statement; a function that only migrations create is stood in for. */
async function run(database: PGlite, statement: string, again = true): Promise<string | null> {
  try {
    await database.exec(statement)
    return null
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    const missing = /function (\w+)\(\) does not exist/.exec(problem)?.[1]
    if (missing === undefined || !again) return problem
    await database.exec(`CREATE FUNCTION ${missing}() RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint'`)
    return run(database, statement, false)
  }
}

async function empty(database: PGlite): Promise<void> {
  const { rows } = await database.query<{ name: string }>(
    "SELECT nspname AS name FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'",
  )
  for (const { name } of rows) await database.exec(`DROP SCHEMA "${name}" CASCADE`)
  await database.exec('CREATE SCHEMA public; SET search_path TO public')
}

/** Statements end with `;` at the end of a line; schemas and extensions come into being as they are named. */
export function statementsOf(script: string): readonly string[] {
  const statements = script
    .split(/;[ \t]*(?:\r?\n|$)/)
    .map((one) => one.replace(/^\s*--.*$/gm, '').trim())
    .filter((one) => one !== '')
  const ordinary = statements.filter((one) => !/^CREATE (EXTENSION|SCHEMA)/i.test(one)).map(ready)
  const text = ordinary.join(';\n')
  return [...surroundings(text), ...ordinary]
}

/** What SQLAlchemy writes that PostgreSQL cannot run as it stands. */
function ready(statement: string): string {
  return (
    statement
      .replaceAll('%%', '%')
      .replace(/\bCONCURRENTLY /, '')
      .replace(/ AS IDENTITY( \([^)]*\))? NULL\b/g, ' AS IDENTITY$1')
      // pgvector does not come with PGlite: a type of the same name without a size stands in.
      .replace(/\b(VECTOR|HALFVEC|SPARSEVEC)\(\d+\)/gi, '$1')
  )
}

function surroundings(text: string): readonly string[] {
  const schemas = new Set(
    [...text.matchAll(/(?:TABLE|TYPE|REFERENCES|ON|SEQUENCE) (?:"([^"]+)"|([a-z_]\w*))\.(?:"|[a-z_])/g)].map(
      (match) => match[1] ?? match[2]!,
    ),
  )
  const extensions = ['citext', 'hstore', 'ltree', 'pg_trgm', 'btree_gist', 'btree_gin'].filter((name) =>
    text
      .toLowerCase()
      .includes(
        name === 'pg_trgm'
          ? 'trgm_ops'
          : name === 'btree_gist'
            ? 'using gist'
            : name === 'btree_gin'
              ? 'using gin'
              : name,
      ),
  )
  const domains = ['vector', 'halfvec', 'sparsevec'].filter((name) => new RegExp(`\\b${name}\\b`, 'i').test(text))
  return [
    ...[...schemas].map((name) => `CREATE SCHEMA IF NOT EXISTS "${name}"`),
    ...extensions.map((name) => `CREATE EXTENSION IF NOT EXISTS ${name}`),
    ...domains.map((name) => `CREATE DOMAIN ${name} AS text`),
  ]
}

const OURS = "n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'"
const NOT_OF_EXTENSION = "NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')"

const QUESTIONS: readonly string[] = [
  `SELECT format('table %s.%s', n.nspname, c.relname) || coalesce(' -- ' || obj_description(c.oid, 'pg_class'), '') AS fact
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p') AND ${OURS} AND ${NOT_OF_EXTENSION}`,
  `SELECT format('column %s.%s.%s #%s %s', n.nspname, c.relname, a.attname, a.attnum, format_type(a.atttypid, a.atttypmod))
       || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END || coalesce(' default ' || pg_get_expr(f.adbin, f.adrelid), '')
       || CASE a.attidentity WHEN '' THEN '' ELSE ' identity ' || a.attidentity::text END || CASE a.attgenerated WHEN '' THEN '' ELSE ' generated' END
       || CASE WHEN a.attcollation NOT IN (0, 100) THEN ' collation ' || a.attcollation ELSE '' END
       || coalesce(' -- ' || col_description(c.oid, a.attnum), '') AS fact
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     LEFT JOIN pg_attrdef f ON f.adrelid = c.oid AND f.adnum = a.attnum
     WHERE c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND ${OURS} AND ${NOT_OF_EXTENSION}`,
  `SELECT format('constraint %s.%s.%s %s', n.nspname, c.relname, k.conname, pg_get_constraintdef(k.oid)) AS fact
     FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE k.contype <> 'n' AND ${OURS}`,
  `SELECT format('index %s', pg_get_indexdef(i.indexrelid)) AS fact
     FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OURS}`,
  `SELECT format('enum %s.%s (%s)', n.nspname, t.typname, string_agg(e.enumlabel, ', ' ORDER BY e.enumsortorder)) AS fact
     FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid JOIN pg_namespace n ON n.oid = t.typnamespace GROUP BY n.nspname, t.typname`,
]

async function facts(database: PGlite): Promise<readonly string[]> {
  const found: string[] = []
  for (const question of QUESTIONS) {
    const { rows } = await database.query<{ fact: string }>(question)
    found.push(...rows.map((row) => row.fact))
  }
  return found.sort()
}

/** Lines only one side has, marked with `-` (recorded) and `+` (recovered). */
export function difference(recorded: Loaded, recovered: Loaded): readonly string[] {
  const [a, b] = [new Set(recorded.facts), new Set(recovered.facts)]
  const refused = recovered.refused.filter(
    (one) => !recorded.refused.some((other) => other.split(':')[0] === one.split(':')[0]),
  )
  return [
    ...recorded.facts.filter((one) => !b.has(one)).map((one) => `- ${one}`),
    ...recovered.facts.filter((one) => !a.has(one)).map((one) => `+ ${one}`),
    ...refused.map((one) => `! ${one}`),
  ]
}
