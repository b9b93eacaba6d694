import { asItems, asText, isNone } from '../../../python/values/ask.ts'
import type { Value } from '../../../python/values/value.ts'
import type { Operation, OperationCall } from './operation.ts'

/** A column that holds an enum, as `alembic_postgresql_enum` refers to it. */
interface Holder {
  readonly table: string
  readonly column: string
  readonly isArray: boolean
  readonly default: string | null
  /** Asked of the server before anything else, where the reference does not tell the default. */
  readonly question: string | null
}

interface Sync {
  readonly schema: string
  readonly name: string
  readonly values: readonly string[]
  readonly renamed: readonly (readonly [string, string])[]
  readonly holders: readonly Holder[]
  readonly indexes: readonly { readonly name: string; readonly definition: string }[]
}

/** `op.sync_enum_values(...)`: a new type of the name takes the place of the old one, column by column. */
const syncEnumValues: Operation = (call) => {
  const sync = readSync(call)
  if (!sync) return call.skip()
  for (const sql of statementsOf(sync)) call.add({ kind: 'run-sql', sql })
}

function readSync(call: OperationCall): Sync | null {
  const schema = call.text(0, 'enum_schema')
  const name = call.text(1, 'enum_name')
  const values = asItems(call.value(2, 'new_values'))?.map((one) => asText(one))
  const columns = asItems(call.value(3, 'affected_columns'))
  const renamed = pairsIn(call.value(4, 'enum_values_to_rename'))
  if (schema === null || name === null || !values || values.includes(null) || !columns || !renamed) return null
  const holders = columns.map((one) => holderOf(one, schema, name, call))
  if (holders.includes(null)) return null
  const indexes = (asItems(call.value(5, 'indexes_to_recreate')) ?? []).flatMap(indexOf)
  return { schema, name, values: values as string[], renamed, holders: holders as Holder[], indexes }
}

function pairsIn(value: Value | undefined): readonly (readonly [string, string])[] | null {
  if (!value || isNone(value)) return []
  const pairs = asItems(value)?.map((one) => (asItems(one) ?? []).map((part) => asText(part)))
  if (!pairs || pairs.some((one) => one.length !== 2 || one.includes(null))) return null
  return pairs as unknown as readonly (readonly [string, string])[]
}

function holderOf(value: Value, schema: string, type: string, call: OperationCall): Holder | null {
  const parts = asItems(value)
  if (parts) return oldStyle(parts, schema, type, call)
  if (value.kind !== 'instance') return null
  const given = (position: number, name: string): Value | undefined => value.keywords.get(name) ?? value.args[position]
  const [table, column] = [asText(given(0, 'table_name')), asText(given(1, 'column_name'))]
  if (table === null || column === null) return null
  const own = given(2, 'table_schema')
  return {
    table: qualifiedTable(own === undefined ? schema : asText(own), table),
    column: `"${column}"`,
    isArray: isArray(given(3, 'column_type')),
    default: asText(given(4, 'existing_server_default')),
    question: null,
  }
}

/** `("orders", "state")`: the package asks the server for the default, here the revisions before tell it. */
function oldStyle(parts: readonly Value[], schema: string, type: string, call: OperationCall): Holder | null {
  const [table, column] = [asText(parts[0]), asText(parts[1])]
  if (table === null || column === null) return null
  const known = call.recording.schema.defaultOf({ schema: schema === 'public' ? null : schema, name: table }, column)
  return {
    table: qualifiedTable(schema, table),
    column: `"${column}"`,
    isArray: isArray(parts[2]),
    default: known === null || known.includes('::') ? known : `${known}::${type}${isArray(parts[2]) ? '[]' : ''}`,
    question: `SELECT column_default
        FROM information_schema.columns
        WHERE
            table_schema = '${schema}' AND
            table_name = '${table}' AND
            column_name = '${column}'`,
  }
}

const qualifiedTable = (schema: string | null, table: string): string =>
  schema === null || schema === '' ? `"${table}"` : `"${schema}"."${table}"`

const isArray = (value: Value | undefined): boolean => value?.kind === 'external' && value.path.endsWith('.ARRAY')

function indexOf(value: Value): Sync['indexes'] {
  if (value.kind !== 'instance') return []
  const [name, definition] = ['name', 'definition'].map((one, i) => asText(value.keywords.get(one) ?? value.args[i]))
  return name === null || definition === null ? [] : [{ name: name!, definition: definition! }]
}

const OPERATORS = [
  ['!=', 'new_old_not_equals'],
  ['=', 'new_old_equals'],
] as const

/** In the order the package sends them. */
function statementsOf(sync: Sync): readonly string[] {
  const type = `"${sync.schema}"."${sync.name}"`
  const old = `"${sync.schema}"."${sync.name}_old"`
  return [
    ...sync.holders.flatMap((one) => one.question ?? []),
    `ALTER TYPE ${type} RENAME TO "${sync.name}_old"`,
    `CREATE TYPE ${type} AS ENUM(${sync.values.map((one) => `'${one}'`).join(', ')})`,
    ...OPERATORS.flatMap(([sign, name]) => createOperator(sync, sign, name, type, old)),
    ...sync.indexes.map(({ name }) => `DROP INDEX IF EXISTS ${indexName(name)}`),
    ...sync.holders.flatMap((one) => recast(one, type, sync)),
    ...OPERATORS.flatMap(([sign, name]) => [
      `DROP OPERATOR IF EXISTS "${sync.schema}".${sign} ( ${type}, ${old} )`,
      `DROP FUNCTION "${sync.schema}".${name}( new_enum_val ${type}, old_enum_val ${old} )`,
    ]),
    `DROP TYPE ${old}`,
    ...sync.indexes.map(({ definition }) => renamedIn(definition, sync)),
  ]
}

function createOperator(sync: Sync, sign: string, name: string, type: string, old: string): readonly string[] {
  const cases = sync.renamed.map(([from, to]) => `WHEN old_enum_val::text = '${from}' THEN '${to}'`)
  const right = cases.length === 0 ? 'old_enum_val::text' : `CASE ${cases.join(' ')} ELSE old_enum_val::text END`
  return [
    `CREATE FUNCTION "${sync.schema}".${name}( new_enum_val ${type}, old_enum_val ${old} ) RETURNS boolean AS $$ SELECT new_enum_val::text ${sign} ${right}; $$ LANGUAGE SQL IMMUTABLE`,
    `CREATE OPERATOR "${sync.schema}".${sign} ( leftarg = ${type}, rightarg = ${old}, procedure = "${sync.schema}".${name} )`,
  ]
}

function recast({ table, column, isArray: array, default: text }: Holder, type: string, sync: Sync): readonly string[] {
  const alter = `ALTER TABLE ${table} ALTER COLUMN ${column}`
  const cast = array ? arrayCast(column, type, sync) : plainCast(column, type, sync)
  if (text === null) return [`${alter} ${cast}`]
  return [`${alter} DROP DEFAULT`, `${alter} ${cast}`, `${alter} SET DEFAULT ${defaultAfter(text, sync)}`]
}

function plainCast(column: string, type: string, { renamed }: Sync): string {
  if (renamed.length === 0) return `TYPE ${type} USING ${column}::text::${type}`
  const cases = renamed.map(([from, to]) => `WHEN ${column}::text = '${from}' THEN '${to}'::${type}`)
  return `TYPE ${type} USING CASE ${cases.join(' ')} ELSE ${column}::text::${type} END`
}

function arrayCast(column: string, type: string, { renamed }: Sync): string {
  const text = renamed.reduce((inner, [from, to]) => `array_replace(${inner}, '${from}', '${to}')`, `${column}::text[]`)
  return `TYPE ${type}[] USING ${text}::${type}[]`
}

function defaultAfter(text: string, { schema, name, renamed }: Sync): string {
  const type = schema === '' ? name : `${schema}.${name}`
  const rename = (written: string): string =>
    renamed.reduce(
      (at, [from, to]) => at.replaceAll(`'${from}'`, `'${to}'`).replaceAll(`"${from}"`, `"${to}"`),
      written,
    )
  if (text.startsWith('ARRAY[')) return rename(text).replace(/::[.\w]+/g, `::${type}`)
  // Python's `find` gives -1 where there is no type behind it, and takes the last letter off.
  const value = rename(text.slice(0, text.indexOf('::')))
  return `${value}::${type}${text.endsWith('[]') ? '[]' : ''}`
}

function indexName(name: string): string {
  const dot = name.lastIndexOf('.')
  const bare = (one: string): string => `"${one.replace(/^"+|"+$/g, '')}"`
  return dot < 0 ? bare(name) : `${bare(name.slice(0, dot))}.${bare(name.slice(dot + 1))}`
}

const renamedIn = (definition: string, { schema, name, renamed }: Sync): string =>
  renamed.reduce(
    (at, [from, to]) =>
      at
        .replaceAll(`'${from}'::${name}`, `'${to}'::${name}`)
        .replaceAll(`'${from}'::${schema}.${name}`, `'${to}'::${schema}.${name}`),
    definition,
  )

export const ENUM_OPERATIONS: Readonly<Record<string, Operation>> = { sync_enum_values: syncEnumValues }
