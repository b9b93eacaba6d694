import { freeName } from '../../evolution/schema/release/names.ts'
import type { Twin } from '../../evolution/schema/release/twins.ts'
import type { Catalog, CatalogStep } from '../../model/index.ts'
import { type InStep, caughtUp, inStep, overwritten } from '../../writers/migration/in-step.ts'
import type { MigrationStatement } from '../../writers/migration/index.ts'

/** What keeps twins alike, and what becomes of them. */
export interface KeptTwins {
  /** For each what gives one of the two what is written into the other. */
  readonly triggers: readonly (readonly CatalogStep[])[]
  /** Rows that were there before. */
  readonly caughtUp: readonly MigrationStatement[]
  /** Columns of one name change places: the old one steps aside, the fresh one takes its name. */
  readonly places: readonly CatalogStep[]
  readonly placesBack: readonly CatalogStep[]
  /** What was written meanwhile, for columns that are in their old places again. */
  readonly stale: readonly MigrationStatement[]
  /** What rows hold, for columns that were gone. */
  readonly givenBack: readonly MigrationStatement[]
  /** The triggers stay as long as the twins do, though the head knows nothing of them. */
  without(catalog: Catalog): Catalog
}

export function keptTwins(twins: readonly Twin[]): KeptTwins {
  const triggers = new Map(twins.map((twin) => [twin, inStep(pairOf(twin), nameOfTrigger(twin))]))
  const names = new Set(twins.map(nameOfTrigger))
  const sameName = twins.filter(({ fresh, name }) => fresh !== name)
  return {
    triggers: [...triggers.values()],
    caughtUp: twins.map((twin) => caughtUp(pairOf(twin))),
    places: sameName.flatMap((twin) => [...triggers.get(twin)!.toReversed().map(dropped), ...placed(twin)]),
    placesBack: sameName.flatMap((twin) => [...placedBack(twin), ...triggers.get(twin)!]),
    stale: sameName.map(overwritten),
    givenBack: twins.filter(({ fresh, name }) => fresh === name).map((twin) => caughtUp(turned(twin))),
    without: (catalog) => ({
      ...catalog,
      functions: catalog.functions.filter(({ name }) => !names.has(name)),
      tables: catalog.tables.map((table) => ({
        ...table,
        triggers: table.triggers.filter(({ name }) => !names.has(name)),
      })),
    }),
  }
}

const nameOfTrigger = ({ table, old }: Twin): string => freeName(`${table.name}_${old}__in_step`, [])

const pairOf = (twin: Twin): InStep => ({ ...twin, bothWays: twin.fresh === twin.name })
const turned = ({ table, old, from, fresh, to }: Twin): InStep => ({
  table,
  old: fresh,
  from: to,
  fresh: old,
  to: from,
  bothWays: false,
})

const aside = ({ name, old }: Twin): string => freeName(`${name}__old`, [old])

const placed = (twin: Twin): readonly CatalogStep[] => [
  { do: 'rename column', table: twin.table, column: twin.old, to: aside(twin) },
  { do: 'rename column', table: twin.table, column: twin.fresh, to: twin.name },
]

const placedBack = (twin: Twin): readonly CatalogStep[] => [
  { do: 'rename column', table: twin.table, column: twin.name, to: twin.fresh },
  { do: 'rename column', table: twin.table, column: aside(twin), to: twin.old },
]

function dropped(step: CatalogStep): CatalogStep {
  if (step.do === 'create trigger') return { ...step, do: 'drop trigger' }
  return step.do === 'create function' ? { ...step, do: 'drop function' } : step
}
