import { asItems, asNumber, asText } from '../../../../python/values/ask.ts'
import type { Value } from '../../../../python/values/value.ts'
import { quoted } from '../../../sqlalchemy/sql/quote.ts'
import { type Clause, argumentsOf, clause, clausesOf } from './clauses.ts'
import { sourcesOf } from './sources.ts'
import type { Speech } from './speech.ts'
import { columnReference, tableReference } from './tables.ts'
import { textClause } from './text-clause.ts'

/** A SELECT, as SQLAlchemy writes it. */
export function selectText(clauses: readonly Clause[], speech: Speech): string | null {
  const { name, made } = clauses[0]!
  // `exists(select(...))`, `exists().where(...)`
  const inner = name === 'exists' ? clausesOf(made.args[0]) : null
  if (inner) return selectText(inner, speech)
  const entities = name === 'exists' && made.args.length === 0 ? [] : entitiesOf(clauses)
  const columns = entities.flatMap((one) => columnsOf(one, speech))
  const from = sourcesOf(clauses, entities, speech)
  const where = speech.inside(from.tables).where(clauses)
  if (where === null || from.text === null || columns.includes(null)) return null
  const tail = tailOf(clauses, speech)
  if (tail === null) return null
  const distinct = clauses.some((one) => one.name === 'distinct') ? 'DISTINCT ' : ''
  const head = columns.length === 0 ? '*' : columns.join(', ')
  return `SELECT ${distinct}${head}${from.text === '' ? '' : ` \nFROM ${from.text}`}${where === '' ? '' : ` \nWHERE ${where}`}${tail}`
}

function entitiesOf(clauses: readonly Clause[]): readonly Value[] {
  const { made } = clauses[0]!
  const given = made.receiver && made.args.length === 0 ? [made.receiver] : made.args
  const only = clause(clauses, 'with_only_columns')
  return [...(only ? only.made.args : given), ...argumentsOf(clauses, 'add_columns')].flatMap(
    (one) => asItems(one) ?? [one],
  )
}

/** A table stands for its columns. */
export function columnsOf(value: Value, speech: Speech): readonly (string | null)[] {
  const table = tableReference(value, speech.machine)
  if (table) return table.columns.map((one) => `${table.text}.${quoted(one.name)}`)
  const text = speech.text(value)
  const label = value.kind === 'instance' && value.class.kind === 'external' && value.class.path.endsWith('.label')
  if (text === null) return [null]
  const name = label ? quoted(asText(value.args[0]) ?? '') : madeUpName(value, speech)
  return [name === null ? text : `${text} AS ${name}`]
}

/** What has no name of its own is given one and counted: `count(*) AS count_1`. */
function madeUpName(value: Value, { machine, counted }: Speech): string | null {
  if (value.kind !== 'instance' || columnReference(value, machine) || textClause(value)) return null
  const path = value.class.kind === 'external' ? value.class.path : ''
  if (/^sqlalchemy\.(literal_column|column)$/.test(path)) return null
  const name = /^sqlalchemy\.func\.(?:\w+\.)*(\w+)$/.exec(path)?.[1] ?? 'anon'
  const number = (counted.get(name) ?? 0) + 1
  counted.set(name, number)
  return `${quoted(name)}_${number}`
}

function tailOf(clauses: readonly Clause[], speech: Speech): string | null {
  const parts: string[] = []
  for (const [name, words] of [
    ['group_by', 'GROUP BY'],
    ['having', 'HAVING'],
    ['order_by', 'ORDER BY'],
  ] as const) {
    const given = argumentsOf(clauses, name).map((one) => speech.text(one))
    if (given.includes(null)) return null
    if (given.length > 0) parts.push(` ${words} ${given.join(', ')}`)
  }
  for (const name of ['limit', 'offset'] as const) {
    const given = clause(clauses, name)?.made.args[0]
    if (!given) continue
    const number = asNumber(given)
    if (number === null) return null
    parts.push(` \n ${name.toUpperCase()} ${number}`)
  }
  return parts.join('')
}
