import type { Backend, Table } from '../../../model/index.ts'
import { singular, wordsIn } from '../vocabulary/forms.ts'
import { isPerson } from '../vocabulary/lexicon.ts'
import type { Page } from '../page/page.ts'
import { ACCOUNTS } from '../vocabulary/people.ts'

/** What a whole consists of goes by any of these names. */
const LINES: readonly string[] = ['line', 'item', 'line item', 'position']

/**
 * `the lines of an order`, where there is a table of order lines, or orders have a list of that name: parts of wholes
 * that the request speaks of, by what they are called for short. What may be one of two is none.
 */
export function partsThere({ data }: Backend, page: Page): ReadonlyMap<string, Table> {
  const spoken = ` ${page.tokens.map(({ lower }) => singular(lower.replace(/['’]s$/, ''))).join(' ')} `
  const found = new Map<string, Set<Table>>()
  const add = (name: string, table: Table): void => {
    if (isPerson(name) || ACCOUNTS.has(name)) return
    found.set(name, (found.get(name) ?? new Set()).add(table))
  }
  for (const whole of data.tables) {
    const names = namesOf(whole).filter((name) => spoken.includes(` ${name} `))
    if (names.length === 0) continue
    const parts = data.tables.flatMap((table) =>
      namesOf(table).flatMap((name) => {
        const owner = names.find((one) => name.startsWith(`${one} `))
        return owner === undefined ? [] : [{ name: name.slice(owner.length + 1), table }]
      }),
    )
    const listed = whole.relationships
      .filter(({ many, secondary }) => many && secondary === null)
      .flatMap(({ name, target }) => {
        const table = data.tables.find(({ id, model }) => id === target || model === target)
        return table === undefined ? [] : [{ name: nameOf(name), table }]
      })
    const own = [...parts, ...listed].filter(({ table }) => table !== whole)
    for (const { name, table } of own) add(name, table)
    const lines = new Set(own.filter(({ name }) => LINES.includes(name)).map(({ table }) => table))
    if (lines.size === 1) for (const name of LINES) add(name, [...lines][0]!)
  }
  return new Map([...found].flatMap(([name, tables]) => (tables.size === 1 ? [[name, [...tables][0]!]] : [])))
}

const nameOf = (name: string): string => wordsIn(name).map(singular).join(' ')

const namesOf = ({ name, model }: Table): readonly string[] => [
  ...new Set([name, ...(model === null ? [] : [model])].map(nameOf)),
]
