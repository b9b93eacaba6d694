import { type Entry, filled } from './page.ts'
import type { Plan } from './plan.ts'
import type { Placed } from './routes.ts'

const CURSOR = /^(cursor|after|before|next|starting_after|page_token)$/i
const OFFSET = /^(offset|skip|page|start)$/i
const SIZE = /^(limit|size|per_page|page_size|itemsperpage|take)$/i

/** How rows are found: fields that are parameters, orders that are asked for, and pages. */
export function listEntries({ operation, table }: Placed, plan: Plan): readonly Entry[] {
  const fields = plan.fields.get(table.id)!
  const named = new Map([...fields].flatMap(([column, field]) => [[column, field] as const, [field, field] as const]))
  const query = operation.parameters.filter((one) => one.in === 'query')
  const own = operation.statements.filter(({ tables, verb }) => verb === 'select' && tables[0] === table.id)
  const sizes = query.find(({ name }) => SIZE.test(name))?.schema['default']
  const entries = filled(
    { key: 'filter', value: unique(query.flatMap(({ name }) => named.get(name) ?? [])).filter((one) => one !== 'id') },
    { key: 'search', value: unique(own.flatMap(({ filters }) => filters.flatMap(searched(table.id, fields)))) },
    { key: 'sort', value: unique(own.flatMap(({ sort }) => sort.flatMap((one) => sortKey(one, named, table.id)))) },
    query.some(({ name }) => CURSOR.test(name))
      ? { key: 'page', value: 'cursor' }
      : query.some(({ name }) => OFFSET.test(name))
        ? { key: 'page', value: 'offset' }
        : null,
    typeof sizes === 'number' && Number.isInteger(sizes) && sizes >= 1 && sizes <= 1000
      ? { key: 'size', value: String(sizes) }
      : null,
  )
  return entries.length > 0 ? [{ key: 'list', value: entries }] : []
}

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)]

/** `name ILIKE :query` */
const searched =
  (table: string, fields: ReadonlyMap<string, string>) =>
  ({ column, operator, from }: { readonly column: string; readonly operator: string; readonly from: string }) =>
    from === 'query' && /like|contains|match/i.test(operator) && column.startsWith(`${table}.`)
      ? (fields.get(column.slice(table.length + 1)) ?? [])
      : []

function sortKey(sort: string, fields: ReadonlyMap<string, string>, table: string): readonly string[] {
  const [, name = '', direction = ''] = /^(\S+)(?: (asc|desc))?/i.exec(sort) ?? []
  const bare = name.startsWith(`${table}.`) ? name.slice(table.length + 1) : name
  const field = fields.get(bare)
  if (field === undefined) return []
  return [/desc/i.test(direction) ? `-${field}` : field]
}
