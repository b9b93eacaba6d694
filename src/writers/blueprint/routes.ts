import type { Operation, Statement, Table } from '../../model/index.ts'
import { singular, snake } from './names.ts'
import type { Plan } from './plan.ts'

export type Verb = 'read' | 'create' | 'update' | 'delete'

/** The resource an operation belongs to, and how it is called there. */
export interface Placed {
  readonly operation: Operation
  readonly table: Table
  /** What it is of the usual five; null for anything else. */
  readonly verb: Verb | null
  /** The list, where it reads several rows. */
  readonly isList: boolean
  /** `POST /:id/submit`; null where the method has no place in a blueprint. */
  readonly route: string | null
  /** What stands before the resource in its path: `/customer-portal`. */
  readonly before: string
  /** The path of all rows: `/organizers/tags`; null where it does not name the resource. */
  readonly base: string | null
  /** Parameters of the path besides the row itself. */
  readonly more: readonly string[]
}

/** More parts of a path than these name no single thing. */
const MOST_PARTS = 3
const GENERAL = /^(api|rest|v\d+)$/i

/** By the last part of its path that names a resource; else by what it writes or reads. */
export function placedIn(operation: Operation, plan: Plan, known: ReadonlyMap<string, Table>): Placed | null {
  const parts = operation.path.split('/').filter((part) => part !== '')
  const named = namedIn(parts, known, (end) => isColumnOf(operation, parts, end, plan, known))
  if (named) {
    const { table: of, start, end } = named
    return placed(operation, of, plan, parts.slice(0, start), parts.slice(end), parts.slice(0, end))
  }
  const table = mainTable(operation, plan)
  // Whoever leaves ends an account: that is a matter of accounts, where the program keeps them.
  if (table?.id === plan.user && plan.aside.length > 0 && operation.method === 'delete' && parts.at(-1) === 'me')
    return null
  const first = parts.findIndex((part) => !isParameter(part) && !GENERAL.test(part))
  return table && placed(operation, table, plan, [], first < 0 ? [] : parts.slice(first), null)
}

/** The last words that name a resource, and where they stand. */
export function namedIn(
  parts: readonly string[],
  known: ReadonlyMap<string, Table>,
  isOther: (end: number) => boolean = () => false,
): { readonly table: Table; readonly start: number; readonly end: number } | null {
  for (let end = parts.length; end > 0; end -= 1)
    for (let start = Math.max(0, end - MOST_PARTS); start < end; start += 1) {
      const table = known.get(parts.slice(start, end).map(plainWord).join(''))
      if (table && !isOther(end)) return { table, start, end }
    }
  return null
}

/** `PUT /orders/{order_id}/text` sets the text of an order, though there are texts as well. */
function isColumnOf(
  { method }: Operation,
  parts: readonly string[],
  end: number,
  { fields }: Plan,
  known: ReadonlyMap<string, Table>,
): boolean {
  const [of, row, word] = parts.slice(-3)
  if (!/^(put|patch)$/.test(method) || end < parts.length || !of || !row || !word || !isParameter(row)) return false
  const table = known.get(plainWord(of))
  const name = word.replaceAll('-', '_')
  return [...(table ? (fields.get(table.id) ?? []) : [])].some((held) => held.includes(name))
}

/** The words that name each table in a path. */
export function wordsOfTables({ tables, names }: Plan): ReadonlyMap<string, Table> {
  const known = new Map<string, Table>()
  for (const table of tables)
    for (const word of [names.get(table.id)!, table.name]) {
      const plain = snake(word).split('_').map(plainWord).join('')
      if (!known.has(plain)) known.set(plain, table)
    }
  return known
}

/** The same with the words of paths under which all rows of a table are, and single ones of them. */
export function wordsInPaths(plan: Plan, known: ReadonlyMap<string, Table>): ReadonlyMap<string, Table> {
  const found = new Map<string, { readonly table: Table; readonly kinds: Set<string> }>()
  for (const operation of plan.backend.api.operations) {
    const parts = operation.path.split('/').filter((part) => part !== '')
    const isRow = isParameter(parts.at(-1) ?? '')
    const base = isRow ? parts.slice(0, -1) : parts
    const last = base.at(-1)
    if (last === undefined || isParameter(last) || GENERAL.test(last) || namedIn(parts, known)) continue
    const table = mainTable(operation, plan)
    const word = plainWord(last)
    if (!table || (found.has(word) && found.get(word)!.table !== table)) continue
    const kinds = found.get(word)?.kinds ?? new Set()
    found.set(word, { table, kinds: kinds.add(isRow ? `${operation.method} of a row` : 'all') })
  }
  const own = [...found].flatMap(([word, { table, kinds }]) => (kinds.size > 1 ? [[word, table] as const] : []))
  return new Map([...known, ...own])
}

const isParameter = (part: string): boolean => part.startsWith('{')

const plainWord = (part: string): string =>
  part
    .toLowerCase()
    .split(/[^a-z0-9{]+/)
    .map(singular)
    .join('')

/** The one table the handler itself writes, or else reads. Looking up the caller is no matter of its own. */
function mainTable(operation: Operation, plan: Plan): Table | null {
  const own = operation.statements.filter((statement) => isOfHandler(statement, operation))
  const idsOf = (verbs: RegExp) => [
    ...new Set(own.flatMap(({ verb, tables }) => (verbs.test(verb) ? tables.slice(0, 1) : []))),
  ]
  const [written, read] = [idsOf(/insert|update|delete/), idsOf(/select/)]
  const [id, ...more] = written.length > 0 ? written : read
  return more.length > 0 ? null : (plan.tables.find((table) => table.id === id) ?? null)
}

/** Not what a dependency does before it is its turn. */
export const isOfHandler = ({ chain }: Statement, { name }: Operation): boolean => {
  const first = chain[0]?.what ?? ''
  return first === name || /^(select|insert|update|delete) /.test(first)
}

function placed(
  operation: Operation,
  table: Table,
  plan: Plan,
  before: readonly string[],
  rest: readonly string[],
  base: readonly string[] | null,
): Placed {
  const parameters = rest.filter(isParameter).map(nameOf)
  const own = new Set(['id', `${snake(plan.names.get(table.id)!)}_id`, `${singular(table.name)}_id`])
  // What stands right behind the name of a resource picks a row of it, whatever it is called.
  const row =
    base !== null && rest[0] && isParameter(rest[0]) ? parameters[0] : parameters.find((name) => own.has(name))
  const isRow = rest.length === 1 && row !== undefined
  const method = operation.method.toUpperCase()
  const path = rest.flatMap((part) => (isParameter(part) ? (nameOf(part) === row ? [':id'] : []) : literal(part)))
  return {
    operation,
    table,
    verb: (rest.length === 0 ? OF_ALL[operation.method] : isRow ? OF_ONE[operation.method] : undefined) ?? null,
    isList: rest.length === 0 && operation.method === 'get',
    route: /^(GET|POST|PUT|PATCH|DELETE)$/.test(method) ? `${method} /${path.join('/')}` : null,
    before: literalPath(before),
    base: base && literalPath(base),
    more: parameters.filter((name) => name !== row),
  }
}

const literalPath = (parts: readonly string[]): string =>
  parts
    .filter((part) => !isParameter(part) && !GENERAL.test(part))
    .flatMap(literal)
    .map((part) => `/${part}`)
    .join('')

const nameOf = (part: string): string => part.replace(/^\{(\w+).*$/, '$1')

const OF_ALL: Readonly<Record<string, Verb>> = { get: 'read', post: 'create' }
const OF_ONE: Readonly<Record<string, Verb>> = { get: 'read', put: 'update', patch: 'update', delete: 'delete' }

function literal(part: string): readonly string[] {
  const word = part
    .replaceAll(/\{[^}]*\}/g, '')
    .replaceAll(/[^\w-]+/g, '-')
    .replace(/^[^A-Za-z]+/, '')
  return word === '' ? [] : [word]
}
