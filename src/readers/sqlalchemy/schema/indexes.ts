import { asBool, asItems, asText, isMade, isNone } from '../../../python/values/ask.ts'
import type { Instance, Value } from '../../../python/values/value.ts'
import type { Index } from '../../../model/data.ts'
import { placeOf } from '../../place.ts'
import { sqlText } from '../sql/expression.ts'
import type { SchemaContext } from './context.ts'
import { type ColumnDraft, type TableDraft, idOf } from './draft.ts'
import { nameOf } from './names.ts'

export function indexesOf(table: TableDraft, context: SchemaContext): readonly Index[] {
  const short = table.columns.filter((column) => column.index).map((column) => shortIndex(column, table, context))
  const written = table.items
    .filter((item) => isMade(item, 'sqlalchemy.Index'))
    .flatMap((item) => writtenIndex(item, table, context))
  return [...short, ...written]
}

/** `mapped_column(index=True)` */
function shortIndex(column: ColumnDraft, table: TableDraft, context: SchemaContext): Index {
  const name = nameOf({ kind: 'ix', given: null, columns: [column], made: null }, table, context.drafts.machine)
  return {
    name,
    keys: [column.name],
    unique: column.unique,
    using: null,
    where: null,
    include: [],
    at: placeOf(column.site),
  }
}

function writtenIndex(item: Instance, table: TableDraft, context: SchemaContext): readonly Index[] {
  const expressions = item.args.slice(1)
  const keys = expressions.map((one) => keyText(one, item, table, context))
  const where = whereText(item, table, context)
  if (keys.includes(null) || where === undefined || keys.length === 0) {
    context.drafts.troubles.push({
      text: `index ${asText(item.args[0]) ?? ''} of table ${idOf(table)} is not told`,
      site: item.site ?? table.site,
    })
    return []
  }
  const columns = expressions.flatMap((one) => columnsIn(one, table, context))
  const unique = item.keywords.get('unique')
  const include = (asItems(item.keywords.get('postgresql_include')) ?? []).map(
    (one) => context.columnOf(table, one)?.name ?? asText(one) ?? '',
  )
  const options = optionsOf(item)
  return [
    {
      name: nameOf({ kind: 'ix', given: item.args[0] ?? null, columns, made: item }, table, context.drafts.machine),
      keys: keys as readonly string[],
      unique: unique ? asBool(unique) === true : false,
      using: asText(item.keywords.get('postgresql_using'))?.toLowerCase() ?? null,
      where,
      include,
      ...(options === '' ? {} : { options }),
      at: placeOf(item.site ?? table.site),
    },
  ]
}

/** A column name, or an expression with its order; an operator class after either. */
function keyText(value: Value, item: Instance, table: TableDraft, context: SchemaContext): string | null {
  const column = context.columnOf(table, value)
  const text = column ? column.name : value.kind === 'constant' ? asText(value) : sqlText(value, context.names(table))
  const operators = item.keywords.get('postgresql_ops')
  if (text === null || operators?.kind !== 'mapping') return text
  const key = column?.key ?? labelOf(value)
  const operator = key === null ? undefined : operators.entries.get(`s${key}`)?.value
  return operator && asText(operator) !== null ? `${text} ${asText(operator)}` : text
}

/** Operator classes of expressions are given by label: `func.lower(x).label("x_lower")`. */
function labelOf(value: Value): string | null {
  return value.kind === 'instance' && value.class.kind === 'external' && value.class.path.endsWith('.label')
    ? asText(value.args[0])
    : null
}

/** Null when there is none, undefined when it cannot be told. */
function whereText(item: Instance, table: TableDraft, context: SchemaContext): string | null | undefined {
  const given = item.keywords.get('postgresql_where')
  if (!given || isNone(given)) return null
  return asText(given) ?? sqlText(given, context.names(table)) ?? undefined
}

function optionsOf(item: Instance): string {
  const nulls = item.keywords.get('postgresql_nulls_not_distinct')
  const storage = item.keywords.get('postgresql_with')
  const parts = nulls && asBool(nulls) === true ? ['NULLS NOT DISTINCT'] : []
  if (storage?.kind === 'mapping') {
    const options = [...storage.entries.values()].map(
      ({ key, value }) => `${asText(key) ?? ''} = ${value.kind === 'constant' ? String(value.value) : ''}`,
    )
    parts.push(`WITH (${options.join(', ')})`)
  }
  return parts.join(' ')
}

/** The columns an expression stands on, which name an index without a name. */
function columnsIn(value: Value, table: TableDraft, context: SchemaContext, depth = 0): readonly ColumnDraft[] {
  const column = context.columnOf(table, value)
  if (column) return [column]
  if (value.kind !== 'instance' || depth > 6) return []
  return [...(value.receiver ? [value.receiver] : []), ...(value.receiver ? [] : value.args)].flatMap((one) =>
    columnsIn(one, table, context, depth + 1),
  )
}
