import type { Column, ForeignKey, Table } from '../../model/index.ts'
import { checkedWords } from './checks.ts'
import { snake } from './names.ts'
import type { Entry } from './page.ts'
import type { Plan } from './plan.ts'
import { writtenDefault } from './defaults.ts'
import { writtenType } from './types.ts'

/** A table that says which rows belong together, and at most one thing more. */
export interface Link {
  readonly table: Table
  readonly one: ForeignKey
  readonly other: ForeignKey
  readonly held: Column | null
}

export function linkOf(table: Table, tables: readonly Table[]): Link | null {
  const [one, other, ...more] = table.foreignKeys.toSorted((a, b) => rank(table, a) - rank(table, b))
  if (!one || !other || more.length > 0) return null
  if ([one, other].some((key) => key.columns.length !== 1 || (key.references.columns[0] ?? 'id') !== 'id')) return null
  const ends = [one, other].map((key) => tables.find(({ id }) => id === key.references.table))
  if (ends.some((end) => !end || end.primaryKey?.columns.join() !== 'id')) return null
  const keys = new Set([one.columns[0]!, other.columns[0]!])
  const held = table.columns.filter(({ name }) => !keys.has(name))
  if (table.uniques.some(({ columns }) => columns.length !== 2 || !columns.every((name) => keys.has(name)))) return null
  const own = table.primaryKey?.columns ?? []
  const isKeyed = own.length === 2 && own.every((name) => keys.has(name))
  if (held.length > 1 || !(isKeyed || (own.length === 0 && held.length === 0))) return null
  return { table, one, other, held: held[0] ?? null }
}

const rank = ({ columns }: Table, key: ForeignKey): number => columns.findIndex(({ name }) => name === key.columns[0])

/** `members: many User with level(editor|viewer) = viewer`, for each link that begins here. */
export function linkFields(table: Table, plan: Plan, taken: Set<string>): readonly Entry[] {
  return plan.links.filter(({ one }) => one.references.table === table.id).map((link) => linkField(link, plan, taken))
}

/** `int(1..9)`: a column of a link has its checks as any other. */
const typeOfHeld = (held: Column, table: Table, plan: Plan): string => writtenType(held, plan, table).text

/** What the links that begin at a table are called, by their own tables. */
export function linkNames(table: Table, plan: Plan): ReadonlyMap<string, string> {
  const own = plan.links.filter(({ one }) => one.references.table === table.id)
  const entries = linkFields(table, plan, new Set(plan.fields.get(table.id)?.values()))
  return new Map(own.map((link, index) => [link.table.id, entries[index]!.key]))
}

function linkField({ table, one, other, held }: Link, plan: Plan, taken: Set<string>): Entry {
  const [resource, target] = [plan.names.get(one.references.table)!, plan.names.get(other.references.table)!]
  const prefix = `${snake(resource)}_`
  const related = plan.tables
    .find(({ id }) => id === one.references.table)
    ?.relationships.find(({ secondary }) => secondary === table.id)
  const wanted = table.name.startsWith(prefix) ? table.name.slice(prefix.length) : (related?.name ?? table.name)
  let key = wanted.toLowerCase().replaceAll(/\W+/g, '_')
  while (taken.has(key)) key = `${key}_`
  taken.add(key)
  const words = held ? checkedWords(table, held.name) : null
  const type = held ? (words?.join('|') ?? typeOfHeld(held, table, plan)) : ''
  const begins = held ? writtenDefault(held, type) : null
  const usual = [`${snake(resource)}_id`, `${snake(target)}_id`]
  const named = [
    ...(table.name === `${prefix}${key}` ? [] : [`kept in ${table.name}`]),
    ...(usual.join() === [one, other].map(({ columns }) => columns[0]).join()
      ? []
      : [`by ${one.columns[0]} and ${other.columns[0]}`]),
  ]
  return {
    key,
    value: `many ${target}${held ? ` with ${held.name}(${type})` : ''}${begins?.text ?? ''}`,
    aside: named.join(' '),
  }
}
