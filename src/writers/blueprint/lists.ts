import type { Backend, JsonSchema, Parameter, Statement } from '../../model/index.ts'
import { resolved } from './bodies.ts'
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
  const isText = new Set(table.columns.flatMap(({ name, type }) => (type.endsWith('[]') ? [] : [name])))
  const texts = new Map([...fields].filter(([column]) => isText.has(column)))
  const query = operation.parameters.filter((one) => one.in === 'query')
  const own = operation.statements.filter(({ tables, verb }) => verb === 'select' && tables[0] === table.id)
  // What is called like a field asks for it.
  const pages = query.filter(({ name }) => !named.has(name))
  const sizes = pages.find(({ name }) => SIZE.test(name))?.schema['default']
  const usual = table.columns.some(({ name, nullable }) => name === 'created_at' && !nullable) ? '-created_at' : 'id'
  const sort = sortOf(query, own, named, { table: table.id, backend: plan.backend })
  const entries = filled(
    {
      key: 'filter',
      value: unique(query.flatMap(({ name }) => named.get(name) ?? named.get(name.replace(RANGE, '')) ?? [])).filter(
        (one) => one !== 'id',
      ),
    },
    { key: 'search', value: unique(own.flatMap(({ filters }) => filters.flatMap(searched(table.id, texts)))) },
    { key: 'sort', value: sort.join() === usual ? [] : sort },
    pages.some(({ name }) => CURSOR.test(name))
      ? { key: 'page', value: 'cursor' }
      : pages.some(({ name }) => OFFSET.test(name))
        ? { key: 'page', value: 'offset' }
        : null,
    typeof sizes === 'number' && Number.isInteger(sizes) && sizes >= 1 && sizes <= 1000 && sizes !== USUAL_SIZE
      ? { key: 'size', value: String(sizes) }
      : null,
  )
  return entries.length > 0 ? [{ key: 'list', value: entries }] : []
}

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)]

/** `due_from` and `due_until` ask for one field. */
const RANGE = /_(from|until|after|before|since|min|max|gte|lte|gt|lt)$/
const ORDER = /^(sort|sort_?by|order|order_?by|ordering)$/i
/** As many rows as the language takes without a line. */
const USUAL_SIZE = 50

/** Orders a parameter names, each the other way round left out; else those of statements. */
function sortOf(
  query: readonly Parameter[],
  own: readonly Statement[],
  named: ReadonlyMap<string, string>,
  { table, backend }: { readonly table: string; readonly backend: Backend },
): readonly string[] {
  const words = query.filter(({ name }) => ORDER.test(name)).flatMap(({ schema }) => wordsIn(schema, backend))
  const keys = words.flatMap((word) => {
    const field = named.get(word.replace(/^-/, ''))
    return field === undefined ? [] : [word.startsWith('-') ? `-${field}` : field]
  })
  if (keys.length > 0) return unique(keys.filter((key, index) => !keys.slice(0, index).includes(turned(key))))
  return unique(own.flatMap(({ sort }) => sort.flatMap((one) => sortKey(one, named, table))))
}

const turned = (key: string): string => (key.startsWith('-') ? key.slice(1) : `-${key}`)

function wordsIn(schema: JsonSchema, backend: Backend): readonly string[] {
  const words = (resolved(schema, backend)['enum'] ?? []) as readonly unknown[]
  return words.filter((word) => typeof word === 'string')
}

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
