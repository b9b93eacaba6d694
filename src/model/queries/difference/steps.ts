import { quoted } from '../../../sql/identifiers.ts'
import type { Catalog, CatalogName, CatalogStep, Renames } from '../../index.ts'
import { deferredOf, dropSteps } from './drops.ts'
import { type Fates, fatesOf, isGone } from './fates.ts'
import { makeSteps } from './makes.ts'
import { type NamedDifferently, namedDifferently, withNames } from './named-differently.ts'
import { type Part, type Parts, keyOf, partsOf } from './parts.ts'
import { cascading } from './partitions.ts'
import { renamed } from './renames.ts'
import { serialsOf } from './serials.ts'

const NO_RENAMES: Renames = { tables: [], columns: [] }

/** The way from one catalog to another, in an order that runs. Rows stay wherever both have the column. */
export function catalogSteps(from: Catalog, to: Catalog, renames: Renames = NO_RENAMES): readonly CatalogStep[] {
  const { catalog: told, steps } = renamed(from, renames)
  const pairs = namedDifferently(told, to)
  const catalog = withNames(told, pairs, quoted)
  const fates = cascading(fatesOf(partsOf(catalog), partsOf(to)), catalog, to)
  const deferred = deferredOf(fates)
  const aside = renamedAside(fates, deferred)
  const going = [...fates.of].filter(([key, fate]) => isGone(fate) && fates.before.has(key)).map(([key]) => key)
  return [
    ...steps,
    ...pairs.map(newName),
    ...detachments(fates),
    ...identitiesLost(fates),
    ...sequencesKept(fates),
    ...checksOfDeferred(fates, deferred),
    ...dropSteps(fates, new Set(going.filter((key) => !deferred.has(key)))),
    ...aside.steps,
    ...makeSteps(fates),
    ...ownerships(fates),
    ...dropSteps({ ...fates, before: aside.before }, deferred),
  ]
}

const newName = ({ kind, table: { schema, name }, from, to }: NamedDifferently): CatalogStep => ({
  do: kind === 'index' ? 'rename index' : 'rename constraint',
  table: { schema, name },
  name: from,
  to,
})

function detachments({ before, of }: Fates): readonly CatalogStep[] {
  return [...before.values()].flatMap((part) =>
    part.kind === 'partition' && isGone(of.get(part.key))
      ? [{ do: 'detach partition', table: part.name, partition: part.value } as const]
      : [],
  )
}

/** Its sequence goes with it, and leaves its name to others. */
function identitiesLost({ before, after, of }: Fates): readonly CatalogStep[] {
  return [...before.values()].flatMap((part) => {
    const then = after.get(part.key)
    if (part.kind !== 'column' || then?.kind !== 'column' || of.get(part.key) !== 'alter') return []
    const { identity: was } = part.value
    return was === null || then.value.identity !== null
      ? []
      : [{ do: 'set identity', table: part.name, column: part.inner, identity: null, was } as const]
  })
}

/** A sequence that stays when its column goes must not go with it. */
function sequencesKept({ before, of }: Fates): readonly CatalogStep[] {
  return [...before.values()].flatMap((part) => {
    if (part.kind !== 'sequence' || part.value.owner === null || isGone(of.get(part.key))) return []
    const [, schema, table] = part.value.owner
    const goes = isGone(of.get(keyOf(part.value.owner))) || isGone(of.get(keyOf(['table', schema!, table!])))
    return goes ? [{ do: 'own sequence', sequence: part.name, by: null } as const] : []
  })
}

function ownerships(fates: Fates): readonly CatalogStep[] {
  const { before, after, of } = fates
  const withColumn = new Set(serialsOf(fates).map(({ sequence }) => sequence))
  return [...after.values()].flatMap((part) => {
    if (part.kind !== 'sequence' || withColumn.has(part.key)) return []
    const was = before.get(part.key)
    const [owner, owned] = [part.value.owner, was?.kind === 'sequence' ? was.value.owner : null]
    if (owner === null) return owned === null || isGone(of.get(part.key)) ? [] : [own(part, null)]
    const stays = owned !== null && keyOf(owned) === keyOf(owner) && !isGone(of.get(part.key))
    const columnStays = !isGone(of.get(keyOf(owner))) && !isGone(of.get(keyOf(['table', owner[1]!, owner[2]!])))
    return stays && columnStays ? [] : [own(part, owner)]
  })
}

const own = ({ name }: Part, owner: readonly string[] | null): CatalogStep => ({
  do: 'own sequence',
  sequence: { schema: name.schema, name: name.name },
  by: owner && { table: { schema: owner[1]!, name: owner[2]! }, column: owner[3]! },
})

/** A type that is on its way out no longer needs the functions of its conditions. */
function checksOfDeferred({ before }: Fates, deferred: ReadonlySet<string>): readonly CatalogStep[] {
  return [...deferred].flatMap((key) => {
    const part = before.get(key)
    if (part?.kind !== 'domain') return []
    const domain = part.name
    const checks = part.value.checks.map(({ name }) => ({ do: 'drop domain check', domain, name }) as const)
    return part.value.default === null
      ? checks
      : [...checks, { do: 'set domain default', domain, default: null } as const]
  })
}

interface Aside {
  readonly steps: readonly CatalogStep[]
  /** The same parts, those that made way under their new name. */
  readonly before: Parts
}

/** A type that columns use to the end makes way for what takes its name. */
function renamedAside({ before, after, of }: Fates, deferred: ReadonlySet<string>): Aside {
  const steps: CatalogStep[] = []
  const parts = new Map(before)
  const taken = new Set([...before.values(), ...after.values()].map(({ name }) => `${name.schema}.${name.name}`))
  for (const key of deferred) {
    const part = before.get(key)!
    if (part.kind !== 'enum' && part.kind !== 'domain') continue
    if (of.get(key) !== 'recreate' && !isTaken(part.name, after)) continue
    const to = freeName(part.name, taken)
    steps.push({ do: 'rename type', what: part.kind === 'enum' ? 'type' : 'domain', type: part.name, to })
    parts.set(key, { ...part, name: { schema: part.name.schema, name: to } })
  }
  return { steps, before: parts }
}

/** Tables, views, sequences and types share their names. */
const isTaken = ({ schema, name }: CatalogName, after: Parts): boolean =>
  ['table', 'view', 'sequence', 'enum', 'domain'].some((kind) => after.has(keyOf([kind, schema, name])))

const LONGEST_NAME = 63

function freeName({ schema, name }: CatalogName, taken: Set<string>): string {
  for (let number = 1; ; number++) {
    const ending = number === 1 ? '__old' : `__old${number}`
    const free = `${shortened(name, LONGEST_NAME - ending.length)}${ending}`
    if (taken.has(`${schema}.${free}`)) continue
    taken.add(`${schema}.${free}`)
    return free
  }
}

function shortened(name: string, bytes: number): string {
  let short = name
  while (Buffer.byteLength(short) > bytes) short = [...short].slice(0, -1).join('')
  return short
}
