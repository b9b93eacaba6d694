import { asBool, asNumber, asText, isMade, isNone } from '../../../python/values/ask.ts'
import type { Instance, Value } from '../../../python/values/value.ts'
import type { Column } from '../../../model/data.ts'
import { placeOf } from '../../place.ts'
import { compileType } from '../types/compile.ts'
import { defaultText, sqlText } from '../sql/expression.ts'
import type { SchemaContext } from './context.ts'
import { type ColumnDraft, type TableDraft, idOf } from './draft.ts'

export function columnFacts(table: TableDraft, keys: readonly string[], context: SchemaContext): readonly Column[] {
  const types = new Map(table.columns.map((column) => [column, context.typeOf(column, table)]))
  const automatic = automaticColumn(
    table.columns.filter((column) => keys.includes(column.name)),
    types,
  )
  return table.columns.map((column) => {
    const type = types.get(column)!
    if (type === '')
      context.drafts.troubles.push({ text: `the type of ${idOf(table)}.${column.name} is not told`, site: column.site })
    // `autoincrement=True` is taken at its word: SERIAL brings its own default.
    const counts = column === automatic && column.autoincrement === true && column.identity === null
    const info = infoFacts(column, table, context)
    const choice = context.choiceOf(column, table)
    const serverDefault = counts ? null : serverDefaultOf(column, table, context)
    return {
      name: column.name,
      attribute: column.attribute,
      type,
      nullable: column.nullable && !keys.includes(column.name),
      serverDefault,
      default: column.default && !isNone(column.default) ? writtenDefault(column.default) : null,
      identity: column.identity ? identityText(column.identity) : null,
      computed: column.computed ? computedText(column.computed, table, context) : null,
      autoincrement:
        column === automatic &&
        serverDefault === null &&
        column.identity === null &&
        column.sequence === null &&
        !hasDefault(column),
      comment: column.comment,
      ...(info ? { info } : {}),
      ...(choice ? { choice } : {}),
      at: placeOf(column.site),
    }
  })
}

/** `info={"personal": True, "encrypted": String(120)}`: a type is told as the server spells it. */
function infoFacts({ info: given, site }: ColumnDraft, table: TableDraft, context: SchemaContext): Column['info'] {
  if (given?.kind !== 'mapping' || given.open) return undefined
  const entries = [...given.entries.values()].flatMap(({ key, value }) => {
    const name = asText(key)
    const isPlain = value.kind === 'constant' && typeof value.value !== 'bigint'
    const told = isPlain ? value.value : (compileType(value, context.types({ site }, table)) ?? writtenDefault(value))
    return name === null ? [] : [[name, told as string | number | boolean | null] as const]
  })
  return entries.length > 0 ? Object.fromEntries(entries) : undefined
}

const hasDefault = (column: ColumnDraft): boolean => column.default !== null && !isNone(column.default)

/** The column of the primary key that counts up by itself (`PrimaryKeyConstraint._autoincrement_column`). */
function automaticColumn(keys: readonly ColumnDraft[], types: ReadonlyMap<ColumnDraft, string>): ColumnDraft | null {
  const numeric = (column: ColumnDraft): boolean =>
    /^(INTEGER|BIGINT|SMALLINT|NUMERIC|DECIMAL|FLOAT|REAL|DOUBLE)/.test(types.get(column) ?? '')
  const [only, second] = keys
  if (!only || second) return keys.find((column) => column.autoincrement === true) ?? null
  if (only.autoincrement === true) return only
  if (only.autoincrement === false || !numeric(only) || hasDefault(only)) return null
  if (only.serverDefault && only.identity === null) return null
  return only.foreignKeys.length > 0 && only.autoincrement !== 'ignore_fk' ? null : only
}

function serverDefaultOf(column: ColumnDraft, table: TableDraft, context: SchemaContext): string | null {
  const given = column.serverDefault
  if (!given || isMade(given, 'sqlalchemy.FetchedValue')) return null
  const text = defaultText(given, context.names(table))
  if (text === null)
    context.drafts.troubles.push({
      text: `the server default of ${idOf(table)}.${column.name} is not told`,
      site: column.site,
    })
  return text
}

/** `ALWAYS (START WITH 10)` */
function identityText(made: Instance): string {
  const always = made.keywords.get('always') ?? made.args[0]
  const options = sequenceOptions(made, 2)
  return `${always && asBool(always) === true ? 'ALWAYS' : 'BY DEFAULT'}${options === '' ? '' : ` (${options})`}`
}

/** `GENERATED ALWAYS AS IDENTITY (START WITH 10)` */
export function identityClause(made: Instance): string {
  const [, how = '', options = ''] = /^(ALWAYS|BY DEFAULT)(.*)$/.exec(identityText(made)) ?? []
  return `GENERATED ${how} AS IDENTITY${options}`
}

const OPTIONS: readonly (readonly [string, string])[] = [
  ['increment', 'INCREMENT BY'],
  ['start', 'START WITH'],
  ['minvalue', 'MINVALUE'],
  ['maxvalue', 'MAXVALUE'],
  ['cache', 'CACHE'],
]

function sequenceOptions(made: Instance, first: number): string {
  const value = (name: string): Value | undefined =>
    made.keywords.get(name) ?? (name === 'start' ? made.args[first] : undefined)
  const parts = OPTIONS.flatMap(([name, words]) => {
    const number = asNumber(value(name))
    return number === null ? [] : [`${words} ${number}`]
  })
  const cycle = made.keywords.get('cycle')
  return [...parts, ...(cycle && asBool(cycle) !== null ? [asBool(cycle) ? 'CYCLE' : 'NO CYCLE'] : [])].join(' ')
}

function computedText(made: Instance, table: TableDraft, context: SchemaContext): string | null {
  const given = made.args[0] ?? made.keywords.get('sqltext')
  return given ? (asText(given) ?? sqlText(given, context.names(table))) : null
}

/** The default the program applies, as it stands in the file where that is short enough to show. */
function writtenDefault(value: Value): string {
  switch (value.kind) {
    case 'constant':
      return value.type === 'str'
        ? JSON.stringify(value.value)
        : value.type === 'bool'
          ? value.value
            ? 'True'
            : 'False'
          : String(value.value)
    case 'member':
      return `${value.class.name}.${value.name}`
    case 'external':
      return value.path
    case 'function':
    case 'class':
      return value.name
    case 'method':
      return value.function.kind === 'external' ? value.function.path : value.function.name
    case 'sequence':
      return value.items.length === 0
        ? { list: '[]', tuple: '()', set: 'set()', iterator: '[]' }[value.type]
        : `a ${value.type}`
    case 'mapping':
      return value.entries.size === 0 ? '{}' : 'a dict'
    case 'instance':
      return value.site ? sourceOf(value) : value.class.kind === 'class' ? value.class.name : value.class.path
    default:
      return 'unknown'
  }
}

function sourceOf(value: Instance): string {
  const { module, node } = value.site!
  return (module.tree?.source.slice(node.start, node.end) ?? '').replace(/\s+/g, ' ').slice(0, 80)
}
