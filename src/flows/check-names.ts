import type { Fills } from '../evolution/schema/release/fills.ts'
import { Trouble } from '../kernel/diagnostic.ts'
import { nearest } from '../kernel/nearest.ts'
import type { Catalog, Renames } from '../model/index.ts'

/** A rename of what was never there is a mistyped one: left out without a word, it would cost rows. */
export function checkRenames({ tables, columns }: Renames, base: Catalog): void {
  const known = namesIn(base)
  const unknown = [...tables, ...columns].find(([from]) => !known.includes(from))
  if (unknown) throw missing('--rename', unknown[0], known, 'base')
}

export function checkFills(fills: Fills, head: Catalog): void {
  const known = namesIn(head)
  const unknown = [...fills.keys()].find((name) => !known.includes(name))
  if (unknown) throw missing('--fill', unknown, known, 'head')
}

const namesIn = ({ tables }: Catalog): readonly string[] =>
  tables.flatMap(({ schema, name, columns }) => [
    `${schema}.${name}`,
    ...columns.map((column) => `${schema}.${name}.${column.name}`),
  ])

function missing(flag: string, name: string, known: readonly string[], side: 'base' | 'head'): Trouble {
  const near = nearest(name, known)
  return new Trouble('usage', {
    message: `${flag} ${name}: the ${side} has nothing of that name`,
    help: near ? `Did you mean ${near}?` : `Name a table, or a column as table.column, as the ${side} calls it.`,
  })
}
