/** Random schemas from a seed: the same seed gives the same schema everywhere. */
export interface Random {
  /** Below 1. */
  next(): number
  chance(of: number): boolean
  below(limit: number): number
  one<T>(of: readonly T[]): T
  some<T>(of: readonly T[], least: number, most: number): readonly T[]
}

export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  const some = <T>(of: readonly T[], least: number, most: number): readonly T[] => {
    const left = [...of]
    const count = Math.min(left.length, least + below(most - least + 1))
    return Array.from({ length: count }, () => left.splice(below(left.length), 1)[0]!)
  }
  return { next, below, some, chance: (of) => next() < of, one: (of) => of[below(of.length)]! }
}

/** A thing with a name, and the statements that make it. */
interface Made {
  readonly name: string
  readonly sql: readonly string[]
}

interface RandomTable extends Made {
  readonly columns: readonly RandomColumn[]
  /** Statements that need other tables, or come last. */
  readonly late: readonly Made[]
}

interface RandomColumn {
  readonly name: string
  readonly type: string
  readonly rest: string
}

export interface RandomSchema {
  readonly first: readonly Made[]
  readonly functions: readonly Made[]
  readonly tables: readonly RandomTable[]
  readonly views: readonly Made[]
}

const TABLES = ['orders', 'users', '"order"', '"Mixed Case"', 'items', '"say ""hi"""', 'tags', 'events']
const COLUMNS = ['id', 'name', '"select"', '"camelCase"', 'total', 'created_at', 'state', 'parent_id', 'note', '"über"']
const TYPES = [
  'integer',
  'integer',
  'bigint',
  'smallint',
  'text',
  'text',
  'varchar(20)',
  'varchar(64)',
  'char(3)',
  'numeric(10,2)',
  'numeric',
  'boolean',
  'date',
  'timestamp',
  'timestamptz',
  'uuid',
  'jsonb',
  'json',
  'bytea',
  'text[]',
  'integer[]',
  'interval',
  'double precision',
  'mood',
  'mood',
  'shop."Status"',
  'mood[]',
  'positive',
  'shop.label',
  'tagged',
]
const WORDS = ['sad', 'ok', 'happy', "it's", 'Very Good', 'new', 'done', 'open']

/** A value of each type as SQL, for defaults. */
const DEFAULTS: Readonly<Record<string, readonly string[]>> = {
  integer: ['0', '1 + 1', "nextval('counter')", 'answer()'],
  bigint: ['0', '-5', 'nextval(\'shop."Tickets"\')'],
  smallint: ['3'],
  text: ["''", "'it''s'", "'back\\slash'", 'CURRENT_USER', "lower('A')"],
  'varchar(20)': ["'x'", 'clean($$ y $$)'],
  boolean: ['true', 'false'],
  timestamp: ['now()', 'LOCALTIMESTAMP'],
  timestamptz: ['now()', "now() + interval '1 day'"],
  date: ['CURRENT_DATE'],
  uuid: ['gen_random_uuid()'],
  jsonb: ["'{}'", '\'{"a": 1}\''],
  'text[]': ["'{}'"],
  mood: ["'ok'", "'new'"],
  positive: ['7'],
  'numeric(10,2)': ['0', '1.50'],
}

export function randomSchema(random: Random): RandomSchema {
  return {
    first: FIRST.filter(() => random.chance(0.85)).map((make) => make(random)),
    functions: FUNCTIONS.filter(() => random.chance(0.75)).map((make) => make(random)),
    tables: random.some(TABLES, 1, 5).map((name) => randomTable(name, random)),
    views: VIEWS.filter(() => random.chance(0.6)).map((make) => make(random)),
  }
}

/** The same schema some revisions later: most of it is as it was. */
export function evolved(schema: RandomSchema, random: Random): RandomSchema {
  const again = <T extends Made>(list: readonly T[], make: (one: T) => T): readonly T[] =>
    list.flatMap((one) => (random.chance(0.1) ? [] : [random.chance(0.25) ? make(one) : one]))
  const other = randomSchema(random)
  const from =
    <T extends Made>(list: readonly T[]) =>
    (one: T): T =>
      list.find(({ name }) => name === one.name) ?? one
  const added = <T extends Made>(list: readonly T[], more: readonly T[]): readonly T[] => [
    ...list,
    ...more.filter((one) => random.chance(0.25) && !list.some(({ name }) => name === one.name)),
  ]
  return {
    first: added(again(schema.first, from(other.first)), other.first),
    functions: added(again(schema.functions, from(other.functions)), other.functions),
    tables: added(
      again(schema.tables, (one) => (random.chance(0.3) ? randomTable(one.name, random) : changedTable(one, random))),
      other.tables,
    ),
    views: added(again(schema.views, from(other.views)), other.views),
  }
}

function changedTable(table: RandomTable, random: Random): RandomTable {
  const kept = table.columns.filter(({ name }) => name === 'id' || !random.chance(0.15))
  const columns = kept.map((one) => (random.chance(0.25) ? randomColumn(one.name, random) : one))
  const more = random
    .some(COLUMNS, 0, 2)
    .filter((name) => !columns.some((one) => one.name === name))
    .map((name) => randomColumn(name, random))
  const late = table.late.filter(() => !random.chance(0.2))
  return tableOf(
    table.name,
    [...columns, ...more],
    [...late, ...randomLate(table.name, [...columns, ...more], random, 0.25)],
    random,
  )
}

export const sqlOf = ({ first, functions, tables, views }: RandomSchema): readonly string[] => [
  'CREATE SCHEMA shop',
  ...[...first, ...functions, ...tables].flatMap(({ sql }) => sql),
  ...tables.flatMap(({ late }) => late.flatMap(({ sql }) => sql)),
  ...views.flatMap(({ sql }) => sql),
]

type Make = (random: Random) => Made
const made = (name: string, ...sql: readonly string[]): Made => ({ name, sql })
const text = (word: string): string => `'${word.replaceAll("'", "''")}'`
const values = (random: Random): string => random.some(WORDS, 2, 6).map(text).join(', ')

const FIRST: readonly Make[] = [
  () => made('odd', 'CREATE SCHEMA "Odd Schema"'),
  (random) => made('mood', `CREATE TYPE mood AS ENUM (${values(random)})`),
  (random) => made('status', `CREATE TYPE shop."Status" AS ENUM (${values(random)})`),
  (random) =>
    random.chance(0.2)
      ? made('positive', `CREATE TYPE positive AS ENUM (${values(random)})`)
      : made(
          'positive',
          `CREATE DOMAIN positive AS ${random.one(['integer', 'bigint'])}${random.one(['', ' DEFAULT 3', ' NOT NULL'])} CHECK (VALUE > ${random.below(2)})`,
        ),
  (random) => made('label', `CREATE DOMAIN shop.label AS ${random.one(['text', 'varchar(30)'])}`),
  (random) =>
    made('tagged', `CREATE DOMAIN tagged AS mood${random.one(['', " CONSTRAINT mooded CHECK (VALUE <> 'ok')"])}`),
  (random) => made('counter', `CREATE SEQUENCE counter INCREMENT ${random.one(['1', '5'])}`),
  (random) => made('tickets', `CREATE SEQUENCE shop."Tickets" AS ${random.one(['integer', 'bigint'])} START 100`),
]

const FUNCTIONS: readonly Make[] = [
  (random) =>
    made('answer', `CREATE FUNCTION answer() RETURNS integer IMMUTABLE LANGUAGE sql AS 'SELECT ${random.below(3)}'`),
  (random) =>
    made(
      'clean',
      random.one([
        `CREATE FUNCTION clean(given text) RETURNS text IMMUTABLE LANGUAGE sql AS 'SELECT trim(given)'`,
        `CREATE FUNCTION clean(given text) RETURNS text IMMUTABLE LANGUAGE sql AS 'SELECT lower(given)'`,
        `CREATE FUNCTION clean(other text) RETURNS varchar IMMUTABLE LANGUAGE sql AS 'SELECT other::varchar'`,
        `CREATE FUNCTION clean(given text) RETURNS varchar IMMUTABLE LANGUAGE plpgsql AS $$BEGIN RETURN given; END$$`,
      ]),
    ),
  (random) =>
    made(
      'moody',
      random.one([
        `CREATE FUNCTION moody(m mood) RETURNS boolean IMMUTABLE LANGUAGE sql AS 'SELECT m IS NOT NULL'`,
        `CREATE FUNCTION moody(m mood) RETURNS boolean IMMUTABLE LANGUAGE sql BEGIN ATOMIC SELECT m IS NOT NULL; END`,
      ]),
    ),
  (random) =>
    made(
      'touch',
      `CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN ${random.one(['RETURN NEW;', 'NEW.id := NEW.id; RETURN NEW;'])} END$$`,
    ),
  () => made('later', `CREATE PROCEDURE shop.tidy(days integer DEFAULT 3) LANGUAGE sql AS 'SELECT 1'`),
]

function randomTable(name: string, random: Random): RandomTable {
  const others = random.some(
    COLUMNS.filter((one) => one !== 'id'),
    1,
    6,
  )
  const columns = ['id', ...others].map((column) => randomColumn(column, random))
  return tableOf(name, columns, randomLate(name, columns, random, 0.7), random)
}

function randomColumn(name: string, random: Random): RandomColumn {
  if (name === 'id') {
    const type = random.one(['integer', 'bigint', 'uuid', 'serial', 'bigserial'])
    const identity = type === 'integer' || type === 'bigint'
    const rest = identity ? random.one(['', ' GENERATED ALWAYS AS IDENTITY', ' GENERATED BY DEFAULT AS IDENTITY']) : ''
    return { name, type, rest }
  }
  const type = random.one(TYPES)
  const rest: string[] = []
  if (/^(?:text|varchar)/.test(type) && !type.endsWith(']') && random.chance(0.15)) rest.push(` COLLATE "C"`)
  const given = DEFAULTS[type]
  if (given && random.chance(0.4)) rest.push(` DEFAULT ${random.one(given)}`)
  if (random.chance(0.35)) rest.push(' NOT NULL')
  return { name, type, rest: rest.join('') }
}

const KEYS = [' PRIMARY KEY (id)', ' PRIMARY KEY (id)', ' CONSTRAINT "my key" PRIMARY KEY (id)', ' UNIQUE (id)', '']

function tableOf(name: string, columns: readonly RandomColumn[], late: readonly Made[], random: Random): RandomTable {
  const lines = columns.map((one) => `${one.name} ${one.type}${one.rest}`)
  const [first, second] = columns.slice(1)
  const key = random.chance(0.15) && first ? ` PRIMARY KEY (id, ${first.name})` : random.one(KEYS)
  if (key !== '') lines.push(key)
  if (first && random.chance(0.3)) lines.push(generatedFrom(first, second))
  const unlogged = random.chance(0.05) ? 'UNLOGGED ' : ''
  return { name, columns, late, sql: [`CREATE ${unlogged}TABLE ${name} (${lines.join(', ')})`] }
}

function generatedFrom(first: RandomColumn, second: RandomColumn | undefined): string {
  const numeric = [first, second].find((one) => one && /^(?:integer|bigint|numeric)/.test(one.type))
  if (numeric && !numeric.type.endsWith(']')) return `twice numeric GENERATED ALWAYS AS (${numeric.name} * 2) STORED`
  const textual = [first, second].find((one) => one && /^(?:text|varchar\(\d+\))$/.test(one.type))
  if (textual) return `twice text GENERATED ALWAYS AS (clean(${textual.name}::text)) STORED`
  return `twice integer GENERATED ALWAYS AS (length(id::text)) VIRTUAL`
}

type LateMake = (table: string, columns: readonly RandomColumn[], random: Random) => Made

const plain = (name: string): string => name.replaceAll('"', '').replaceAll(' ', '_')

const LATE: readonly LateMake[] = [
  (table, columns, random) => {
    const { name } = random.one(columns)
    return made(
      `ix ${name}`,
      `CREATE ${random.one(['', '', 'UNIQUE '])}INDEX ix_${plain(table)}_a ON ${table} (${name}${random.one(['', ' DESC', ' NULLS FIRST'])})`,
    )
  },
  (table, columns, random) =>
    made(
      'ix b',
      `CREATE INDEX "ix ${plain(table)} b" ON ${table} (lower(${random.one(columns).name}::text)) ${random.one(['', 'WHERE id IS NOT NULL', `WHERE ${random.one(columns).name} IS NULL`])}`,
    ),
  (table, columns, random) =>
    made(
      'ix c',
      `CREATE INDEX ix_${plain(table)}_c ON ${table} (${random
        .some(columns, 1, 2)
        .map(({ name }) => name)
        .join(', ')}) INCLUDE (id)`,
    ),
  (table, columns, random) =>
    made(
      'ix d',
      `CREATE INDEX ix_${plain(table)}_d ON ${table} USING ${random.one(['hash', 'gin', 'brin'])} (${random.one(columns).name})`,
    ),
  (table, columns, random) =>
    made(
      'u',
      `ALTER TABLE ${table} ADD CONSTRAINT u_${plain(table)} UNIQUE ${random.one(['', 'NULLS NOT DISTINCT '])}(${random
        .some(columns, 1, 2)
        .map(({ name }) => name)
        .join(', ')})${random.one(['', ' DEFERRABLE'])}`,
    ),
  (table, columns, random) =>
    made(
      'c',
      `ALTER TABLE ${table} ADD CONSTRAINT "c ${plain(table)}" CHECK (${random.one(columns).name}${random.one([' IS NOT NULL', "::text <> 'x'", ' = id', "::varchar IN ('x', 'it''s')"])})${random.one(['', '', ' NOT VALID'])}`,
    ),
  (table, columns, random) =>
    made(
      'm',
      `ALTER TABLE ${table} ADD CONSTRAINT m_${plain(table)} CHECK (moody(${random.one(columns).name}) AND answer() >= 0)`,
    ),
  (table, columns, random) => {
    const others = random.one(TABLES)
    const column = random.one([...columns, columns[0]!])
    return made(
      'fk',
      `ALTER TABLE ${table} ADD CONSTRAINT fk_${plain(table)} FOREIGN KEY (${column.name}) REFERENCES ${others} (id)${random.one(['', ' ON DELETE CASCADE', ' DEFERRABLE INITIALLY DEFERRED', ' NOT VALID'])}`,
    )
  },
  (table, _, random) =>
    made('fk2', `ALTER TABLE ${table} ADD ref integer REFERENCES ${random.one([table, ...TABLES])}`),
  (table, _, random) =>
    made(
      'fk3',
      `ALTER TABLE ${table} ADD "big ref" bigint REFERENCES ${random.one([table, ...TABLES])} ON DELETE SET NULL`,
    ),
  (table, columns, random) =>
    made(
      't',
      `CREATE TRIGGER "on ${plain(table)}" BEFORE ${random.one(['INSERT', 'UPDATE', `UPDATE OF ${random.one(columns).name}`])} ON ${table} FOR EACH ROW ${random.one(['', `WHEN (NEW.${random.one(columns).name} IS NOT NULL) `])}EXECUTE FUNCTION touch()`,
    ),
  (table, columns, random) =>
    made(
      'p',
      `CREATE POLICY "own rows" ON ${table} FOR ${random.one(['SELECT', 'ALL'])} USING (${random.one(columns).name} IS NOT NULL)`,
      `ALTER TABLE ${table} ${random.one(['ENABLE', 'FORCE', 'ENABLE'])} ROW LEVEL SECURITY`,
    ),
  (table, _, random) =>
    made('cm', `COMMENT ON TABLE ${table} IS ${text(random.one(['All of it', "Somebody's", 'a\\b']))}`),
  (table, columns, random) =>
    made(
      'cc',
      `COMMENT ON COLUMN ${table}.${random.one(columns).name} IS ${text(random.one(['why', "it's", 'Größe']))}`,
    ),
  (table, _, random) =>
    made(
      'part',
      `CREATE TABLE ${partitioned(table)} (id integer NOT NULL, day date NOT NULL, note ${random.one(['text', 'varchar(9)'])}${random.one(['', ', extra integer DEFAULT 4'])}${random.one(['', ', PRIMARY KEY (id, day)'])}${random.one(['', ', CHECK (id > 0)'])}) PARTITION BY RANGE (day)`,
      `CREATE TABLE ${partitioned(table, '_1')} PARTITION OF ${partitioned(table)} FOR VALUES FROM ('2024-01-01') TO ('${random.one(['2025', '2026'])}-01-01')`,
      ...(random.chance(0.5)
        ? [`CREATE TABLE ${partitioned(table, '_2')} PARTITION OF ${partitioned(table)} DEFAULT`]
        : []),
      ...(random.chance(0.5) ? [`CREATE INDEX ON ${partitioned(table)} (note)`] : []),
      ...(random.chance(0.3) ? [`ALTER TABLE ${partitioned(table)} ADD FOREIGN KEY (id) REFERENCES ${table}`] : []),
      ...(random.chance(0.3)
        ? [`CREATE TRIGGER part BEFORE INSERT ON ${partitioned(table)} FOR EACH ROW EXECUTE FUNCTION touch()`]
        : []),
      ...(random.chance(0.3)
        ? [
            `ALTER TABLE ${table} ADD pid integer, ADD pday date, ADD FOREIGN KEY (pid, pday) REFERENCES ${partitioned(table)}`,
          ]
        : []),
    ),
]

const partitioned = (table: string, ending = ''): string => `"parts of ${plain(table)}${ending}"`

const randomLate = (table: string, columns: readonly RandomColumn[], random: Random, most: number): readonly Made[] =>
  LATE.filter(() => random.chance(0.45 * most)).map((make) => make(table, columns, random))

const VIEWS: readonly Make[] = [
  (random) =>
    made(
      'v1',
      `CREATE VIEW listed AS SELECT ${random.one(['*', 'id', `id, ${random.one(COLUMNS)}`])} FROM ${random.one(TABLES)}`,
    ),
  (random) =>
    made(
      'v2',
      `CREATE VIEW "Second View" AS SELECT id, ${random.one(COLUMNS)} AS x FROM ${random.one([...TABLES, 'listed'])} WHERE id IS NOT NULL`,
    ),
  (random) =>
    made(
      'v3',
      `CREATE MATERIALIZED VIEW ${random.one(['kept', 'shop.kept'])} AS SELECT count(*) AS n, answer() AS a FROM ${random.one([...TABLES, 'listed', '"Second View"'])}`,
    ),
  (random) =>
    made(
      'v4',
      `CREATE VIEW shop.joined AS SELECT a.id FROM ${random.one(TABLES)} a JOIN ${random.one(TABLES)} b ON a.id::text = b.id::text`,
    ),
  (random) =>
    made(
      'f1',
      `CREATE FUNCTION counted() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(id) FROM ${random.one([...TABLES, 'listed'])}; END`,
    ),
  (random) => {
    const table = random.one(TABLES)
    return made('f2', `CREATE FUNCTION named(one ${table}) RETURNS text LANGUAGE sql STABLE AS 'SELECT (one).id::text'`)
  },
  (random) =>
    made(
      's1',
      `CREATE TABLE shop.${random.one(['orders', 'stock'])} (id bigint PRIMARY KEY, mood mood DEFAULT 'ok', n integer CHECK (n > 0), of integer REFERENCES ${random.one(TABLES)})`,
    ),
  (random) =>
    made(
      's2',
      `CREATE TABLE "Odd Schema".things (id serial PRIMARY KEY, at timestamptz DEFAULT now(), l shop.label, g integer GENERATED ALWAYS AS (${random.one(['1', 'id * 2', 'answer()'])}) STORED)`,
    ),
]
