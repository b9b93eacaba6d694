import { asBool, asItems, asText, isMade, isNone } from '../../../python/values/ask.ts'
import type { Instance, Value } from '../../../python/values/value.ts'
import type { CreateIndex, IndexKey, TableName } from '../../../model/schema-change.ts'
import { COLUMN } from '../../sqlalchemy/library/attributes.ts'
import { made } from '../../sqlalchemy/made.ts'
import { nameOf } from '../../sqlalchemy/schema/names.ts'
import { sqlText, written } from '../../sqlalchemy/sql/expression.ts'
import { namesIn } from './constraints.ts'
import type { OneTable } from './tables.ts'

/** The indexes a table is created with: those of its columns, and those among its parts. */
export function indexesWith(table: OneTable): readonly (CreateIndex | null)[] {
  const { draft } = table
  return [
    ...draft.columns.filter((column) => column.index).map((column) => columnIndex(column, table)),
    ...draft.items
      .filter((item) => isMade(item, 'sqlalchemy.Index'))
      .map((item) =>
        newIndex({ name: item.args[0], keys: item.args.slice(1), keywords: item.keywords, made: item }, table),
      ),
  ]
}

/** `index=True` of a column. */
export function columnIndex(column: OneTable['draft']['columns'][number], table: OneTable): CreateIndex | null {
  const name = nameOf(
    { kind: 'ix', given: null, columns: [column], made: null },
    table.draft,
    table.context.drafts.machine,
  )
  if (name === null) return null
  const keys = [{ text: column.name, isColumn: true, operatorClass: null }]
  return { ...plain(table.draft), name, keys, unique: column.unique }
}

const plain = ({ schema, name }: TableName): Omit<CreateIndex, 'name' | 'keys'> => ({
  kind: 'create-index',
  table: { schema, name },
  unique: false,
  using: null,
  where: null,
  include: [],
  concurrently: false,
  ifNotExists: false,
  nullsNotDistinct: false,
  storage: '',
  tablespace: null,
})

export interface WrittenIndex {
  readonly name: Value | undefined
  readonly keys: readonly Value[]
  readonly keywords: ReadonlyMap<string, Value>
  readonly made: Instance | null
}

/** An index with everything PostgreSQL can be told of it; null when a part is not told. */
export function newIndex(
  { name: given, keys: written, keywords, made: item }: WrittenIndex,
  table: OneTable,
): CreateIndex | null {
  const operators = keywords.get('postgresql_ops')
  const keys = written.map((one) => indexKey(one, operators, table))
  const where = whereText(keywords.get('postgresql_where'), table)
  const columns = keys.flatMap((key) => (key?.isColumn ? [{ name: key.text, key: key.text }] : []))
  const name = nameOf(
    { kind: 'ix', given: given && !isNone(given) ? given : null, columns, made: item },
    table.draft,
    table.context.drafts.machine,
  )
  if (name === null || keys.includes(null) || where === undefined) return null
  return {
    ...plain(table.draft),
    name,
    keys: keys as readonly IndexKey[],
    unique: flag(keywords.get('unique')),
    using: asText(keywords.get('postgresql_using'))?.toLowerCase() ?? null,
    where,
    include: namesIn(keywords.get('postgresql_include')),
    concurrently: flag(keywords.get('postgresql_concurrently')),
    ifNotExists: flag(keywords.get('if_not_exists')),
    nullsNotDistinct: flag(keywords.get('postgresql_nulls_not_distinct')),
    storage: storageOf(keywords.get('postgresql_with')),
    tablespace: asText(keywords.get('postgresql_tablespace')),
  }
}

export const flag = (value: Value | undefined): boolean => value !== undefined && asBool(value) === true

function indexKey(value: Value, operators: Value | undefined, table: OneTable): IndexKey | null {
  const name = asText(value) ?? (value.kind === 'instance' && made(value, COLUMN) ? asText(value.args[0]) : null)
  const text = name ?? grouped(value, table)
  if (text === null) return null
  const key = name ?? labelOf(value)
  const operator = operators?.kind === 'mapping' && key !== null ? operators.entries.get(`s${key}`)?.value : undefined
  return { text, isColumn: name !== null, operatorClass: asText(operator) }
}

/** An expression with an operator of its own stands in parentheses; an order or a function does not. */
function grouped(value: Value, table: OneTable): string | null {
  const found = written(value, table.context.names(table.draft))
  if (!found) return null
  const path = value.kind === 'instance' && value.class.kind === 'external' ? value.class.path : ''
  const loose = found.tightness < 100 && !/\.(desc|asc|nulls_?first|nulls_?last)$/.test(path)
  return loose ? `(${found.text})` : found.text
}

/** Operator classes of expressions are given by label: `func.lower(x).label("x_lower")`. */
const labelOf = (value: Value): string | null =>
  value.kind === 'instance' && value.class.kind === 'external' && value.class.path.endsWith('.label')
    ? asText(value.args[0])
    : null

/** Null when there is none, undefined when it cannot be told. */
function whereText(given: Value | undefined, table: OneTable): string | null | undefined {
  if (!given || isNone(given)) return null
  return asText(given) ?? sqlText(given, table.context.names(table.draft)) ?? undefined
}

function storageOf(given: Value | undefined): string {
  if (given?.kind !== 'mapping') return ''
  return [...given.entries.values()]
    .map(({ key, value }) => `${asText(key) ?? ''} = ${value.kind === 'constant' ? String(value.value) : ''}`)
    .join(', ')
}

/** The columns `op.create_index` names. */
export const keysIn = (value: Value | undefined): readonly Value[] | null => asItems(value)
