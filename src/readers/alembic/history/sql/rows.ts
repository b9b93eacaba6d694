import { asItems, asText } from '../../../../python/values/ask.ts'
import type { Value } from '../../../../python/values/value.ts'
import { ATOM, written } from '../../../sqlalchemy/sql/expression.ts'
import { literalText } from '../../../sqlalchemy/sql/quote.ts'
import type { Clause } from './clauses.ts'
import { jsonText } from './json.ts'
import type { Speech } from './speech.ts'
import { type TableReference, columnReference } from './tables.ts'

/** Values by column, in the order the table has them; several rows of an insert. */
export function rowsOf(
  clauses: readonly Clause[],
  table: TableReference | null,
  speech: Speech,
): readonly ReadonlyMap<string, string | null>[] | null {
  const given = clauses.filter((one) => one.name === 'values')
  const sets: Map<string, Value>[] = []
  const common = new Map<string, Value>()
  for (const { made } of given) {
    for (const [name, value] of made.keywords) common.set(name, value)
    for (const one of made.args) {
      const items = one.kind === 'mapping' ? [one] : asItems(one)
      if (!items) return null
      const read = items.map((item) => keysOf(item, speech))
      if (read.includes(null)) return null
      if (one.kind === 'mapping') for (const [name, value] of read[0]!) common.set(name, value)
      else sets.push(...(read as Map<string, Value>[]))
    }
  }
  for (const [name, value] of speech.values) if (isValue(name, table)) common.set(name, value)
  const rows = sets.length > 0 ? sets : [common]
  return rows.map((row) => inTableOrder(row, table, speech))
}

/** A parameter that is no value of a `bindparam` is the value of the column it is named after. */
function isValue(name: string, table: TableReference | null): boolean {
  return table?.columns.some((one) => one.key === name) ?? false
}

/** `{users.c.name: "x"}`, `{"name": "x"}` */
function keysOf(value: Value, { machine }: Speech): Map<string, Value> | null {
  if (value.kind !== 'mapping' || value.open) return null
  const entries = [...value.entries.values()].map(
    ({ key, value: one }) => [asText(key) ?? columnReference(key, machine)?.name, one] as const,
  )
  return entries.some(([key]) => key === undefined) ? null : new Map(entries as [string, Value][])
}

function inTableOrder(
  row: ReadonlyMap<string, Value>,
  table: TableReference | null,
  speech: Speech,
): ReadonlyMap<string, string | null> {
  const columns = table?.columns ?? []
  const ordered = [
    ...columns.filter((one) => row.has(one.key)).map((one) => one.key),
    ...[...row.keys()].filter((key) => !columns.some((one) => one.key === key)),
  ]
  return new Map(
    ordered.map((key) => {
      const column = columns.find((one) => one.key === key)
      return [column?.name ?? key, valueText(row.get(key)!, column?.type ?? null, speech)]
    }),
  )
}

function valueText(value: Value, type: Value | null, { names }: Speech): string | null {
  const isJson = type !== null && /JSON/.test(names.typeName(type) ?? '')
  const json = isJson ? jsonText(value) : null
  if (json !== null) return literalText(json)
  const found = written(value, names)
  // SQLAlchemy groups whatever has an operator of its own.
  return found && (found.tightness < ATOM ? `(${found.text})` : found.text)
}
