import type { CatalogConstraint, CatalogStep, CatalogTable, MadeColumn } from '../../index.ts'
import { alterSteps } from './alters.ts'
import type { Fates } from './fates.ts'
import { Making } from './making.ts'
import type { Part, PartOf } from './parts.ts'

/** Makes and changes what there is to make and change, whatever is needed first. */
export function makeSteps(fates: Fates): readonly CatalogStep[] {
  const making = new Making(fates)
  const steps: CatalogStep[] = []
  for (let part = making.next(); part; part = making.next()) {
    if (!making.isMade(part)) steps.push(...alterSteps(part, fates))
    else if (part.kind === 'table') steps.push(...createTable(part, making))
    else if (part.kind === 'column') steps.push(...addColumn(part, making))
    else steps.push(createStep(part))
  }
  return steps
}

function createTable(part: PartOf<'table'>, making: Making): readonly CatalogStep[] {
  const { name, value } = part
  const inner = making.takeInner(part)
  const defaults = new Map(inner.flatMap((one) => (one.kind === 'default' ? [[one.inner, one.value] as const] : [])))
  const columns = inner.flatMap((one) =>
    one.kind === 'column' ? [made(one, defaults.get(one.inner) ?? null, making)] : [],
  )
  const constraints = inner.flatMap((one) => (one.kind === 'constraint' ? [one.value] : [])).sort(keysFirst)
  const twice = constraints.filter((one, index) => constraints.slice(0, index).some((other) => sameKey(one, other)))
  const place = new Map(value.columns.map((one, index) => [one.name, index]))
  const table: CatalogStep = {
    do: 'create table',
    table: name,
    columns: columns.sort((a, b) => place.get(a.name)! - place.get(b.name)!),
    constraints: constraints.filter((one) => !twice.includes(one)),
    partitionedBy: value.partitionedBy,
    unlogged: value.unlogged,
  }
  return [
    table,
    ...twice.map((constraint) => ({ do: 'add constraint', table: name, constraint }) as const),
    ...aboutTable(value),
    ...columns.flatMap((column) => commentOf(name, column)),
  ]
}

/** Written in one statement, the server takes a second key of the same columns for the first. */
const sameKey = (one: CatalogConstraint, other: CatalogConstraint): boolean =>
  (one.kind === 'unique' || one.kind === 'primary key') &&
  (other.kind === 'unique' || other.kind === 'primary key') &&
  one.columns.join() === other.columns.join()

const keysFirst = (a: CatalogConstraint, b: CatalogConstraint): number =>
  Number(b.kind === 'primary key') - Number(a.kind === 'primary key')

const aboutTable = ({ comment, rowSecurity, schema, name }: CatalogTable): readonly CatalogStep[] => [
  ...(comment === null ? [] : [{ do: 'comment table', table: { schema, name }, comment } as const]),
  ...(rowSecurity === 'off' ? [] : [{ do: 'set row security', table: { schema, name }, to: rowSecurity } as const]),
]

const made = (part: PartOf<'column'>, expression: string | null, making: Making): MadeColumn => ({
  ...part.value,
  default: expression,
  serial: making.serials.has(part.key),
})

const commentOf = (table: PartOf<'column'>['name'], { name, comment }: MadeColumn): readonly CatalogStep[] =>
  comment === null ? [] : [{ do: 'comment column', table, column: name, comment }]

function addColumn(part: PartOf<'column'>, making: Making): readonly CatalogStep[] {
  const own = making.takeDefault(part)
  const definition = made(part, own?.kind === 'default' ? own.value : null, making)
  const step: CatalogStep = { do: 'add column', table: part.name, column: part.inner, definition }
  return [step, ...commentOf(part.name, definition)]
}

function createStep(part: Exclude<Part, PartOf<'table'> | PartOf<'column'>>): CatalogStep {
  const { name } = part
  switch (part.kind) {
    case 'schema':
      return { do: 'create schema', name: name.name }
    case 'extension':
      return { do: 'create extension', name: name.name }
    case 'enum':
      return { do: 'create enum', type: part.value }
    case 'domain':
      return { do: 'create domain', domain: part.value }
    case 'sequence':
      return { do: 'create sequence', sequence: part.value }
    case 'function':
      return { do: 'create function', function: part.value }
    case 'view':
      return { do: 'create view', view: part.value }
    case 'default':
      return { do: 'set default', table: name, column: part.inner, default: part.value, was: null }
    case 'constraint':
      return { do: 'add constraint', table: name, constraint: part.value }
    case 'index':
      return { do: 'create index', table: name, index: part.value }
    case 'trigger':
      return { do: 'create trigger', table: name, trigger: part.value }
    case 'policy':
      return { do: 'create policy', table: name, policy: part.value }
    case 'partition':
      return { do: 'attach partition', table: name, partition: part.value }
  }
}
