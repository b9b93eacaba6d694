import type { Catalog, CatalogChange, CatalogColumn, CatalogKind, CatalogName, ChangeOf, Renames } from '../../index.ts'
import { namedDifferently, withNames } from './named-differently.ts'
import { rankOf } from './order.ts'
import { type Part, type PartOf, type Parts, columnOf, keyOf, partsOf, tableKey } from './parts.ts'
import { renamed } from './renames.ts'
import { quoted } from '../../../sql/identifiers.ts'

const NO_RENAMES: Renames = { tables: [], columns: [] }

/** What one catalog has that the other has not, or has otherwise; nothing when their facts are equal. */
export function catalogChanges(
  before: Catalog,
  after: Catalog,
  renames: Renames = NO_RENAMES,
): readonly CatalogChange[] {
  const { catalog, steps } = renamed(before, renames)
  const pairs = namedDifferently(catalog, after)
  const [one, other] = [partsOf(withNames(catalog, pairs, quoted)), partsOf(after)]
  const parts = [...one.values(), ...[...other.values()].filter(({ key }) => !one.has(key))]
  return [
    ...steps.flatMap(renamedChange),
    ...pairs.map(({ kind, table, from, to }) => changeNamed(kind, table, from, to)),
    ...parts.sort(inOrder).flatMap((part) => changeOf(part, one, other)),
  ]
}

function renamedChange(step: ReturnType<typeof renamed>['steps'][number]): readonly CatalogChange[] {
  if (step.do === 'rename table')
    return [
      { ...NOTHING, of: 'table', change: 'renamed', schema: step.table.schema, table: step.table.name, name: step.to },
    ]
  if (step.do !== 'rename column') return []
  const { schema, name: table } = step.table
  return [{ ...NOTHING, of: 'column', change: 'renamed', schema, table, name: step.to, aspects: [step.column] }]
}

const NOTHING = { aspects: [], before: null, after: null } as const

const changeNamed = (
  of: 'index' | 'constraint',
  { schema, name }: CatalogName,
  from: string,
  to: string,
): CatalogChange => ({
  ...NOTHING,
  of,
  change: 'renamed',
  schema,
  table: name,
  name: to,
  aspects: [from],
})

function inOrder(a: Part, b: Part): number {
  const key = ({ name, kind }: Part): string =>
    kind === 'schema' || kind === 'extension' ? '' : `${name.schema}.${name.name}`
  const [one, other] = [key(a), key(b)]
  if (one !== other) return one < other ? -1 : 1
  return rankOf(a) - rankOf(b) || (a.inner < b.inner ? -1 : 1)
}

function changeOf(part: Part, before: Parts, after: Parts): readonly CatalogChange[] {
  const [one, other] = [before.get(part.key), after.get(part.key)]
  if (isTold(part, one, other, before, after)) return []
  const [was, is] = [valueOf(one, before), valueOf(other, after)]
  const change = was === null ? 'added' : is === null ? 'dropped' : 'changed'
  const aspects = change === 'changed' ? aspectsOf(part.kind as CatalogKind, was, is) : []
  if (change === 'changed' && aspects.length === 0) return []
  return [{ of: part.kind, change, ...whereOf(part), aspects, before: was, after: is } as CatalogChange]
}

/** What comes or goes with its table, a default with its column, and a sequence with both. */
function isTold(part: Part, one: Part | undefined, other: Part | undefined, before: Parts, after: Parts): boolean {
  if (part.kind === 'default') return true
  if (part.kind === 'sequence')
    return [one, other].every((each) => !each || (each.kind === 'sequence' && each.value.owner !== null))
  if (!INSIDE.has(part.kind)) return false
  const table = tableKey(part.name)
  return !before.has(table) || !after.has(table)
}

const INSIDE: ReadonlySet<Part['kind']> = new Set(['column', 'constraint', 'index', 'trigger', 'policy', 'partition'])

function whereOf({ kind, name, inner }: Part): Pick<ChangeOf<'table'>, 'schema' | 'table' | 'name'> {
  if (!INSIDE.has(kind)) return { schema: name.schema, table: kind === 'table' ? name.name : null, name: name.name }
  return { schema: name.schema, table: name.name, name: kind === 'partition' ? name.name : inner }
}

function valueOf(part: Part | undefined, parts: Parts): unknown {
  if (part === undefined) return null
  return part.kind === 'column' ? withDefault(part, parts) : part.value
}

function withDefault(part: PartOf<'column'>, parts: Parts): CatalogColumn {
  const found = parts.get(keyOf(['default', ...columnOf(part)]))
  return { ...part.value, default: found?.kind === 'default' ? found.value : null }
}

/** Where the two differ, in words. */
const ASPECTS: { readonly [Kind in CatalogKind]?: Readonly<Record<string, string>> } = {
  enum: { values: 'values' },
  domain: { type: 'type', notNull: 'not null', default: 'default', checks: 'checks' },
  sequence: { type: 'type', start: 'start', increment: 'increment', owner: 'owner' },
  function: { definition: 'definition' },
  table: { unlogged: 'unlogged', comment: 'comment', partitionedBy: 'partitioned by', rowSecurity: 'row security' },
  column: {
    type: 'type',
    notNull: 'not null',
    default: 'default',
    identity: 'identity',
    generated: 'generated',
    collation: 'collation',
    comment: 'comment',
  },
  constraint: { definition: 'definition', valid: 'valid' },
  index: { definition: 'definition', valid: 'valid' },
  trigger: { definition: 'definition' },
  policy: { definition: 'definition' },
  partition: { parent: 'parent', bound: 'bound' },
  view: { definition: 'definition', materialized: 'materialized' },
}

const aspectsOf = (kind: CatalogKind, before: unknown, after: unknown): readonly string[] =>
  Object.entries(ASPECTS[kind] ?? {}).flatMap(([key, aspect]) => {
    const [one, other] = [before, after].map((side) => JSON.stringify((side as Record<string, unknown>)[key]))
    return one === other ? [] : [aspect]
  })
