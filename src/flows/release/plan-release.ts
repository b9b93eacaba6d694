import type { Fills } from '../../evolution/schema/release/fills.ts'
import type { Surroundings } from '../../evolution/schema/release/phases.ts'
import { targetsOf } from '../../evolution/schema/release/targets.ts'
import { type Retyped, type Single, type Twin, twinsOf, typesMadeAnew } from '../../evolution/schema/release/twins.ts'
import { readCatalog } from '../../lab/catalog/read.ts'
import type { Lab } from '../../lab/lab.ts'
import { inTurn, quietly } from '../../lab/rehearsal/quietly.ts'
import type { Catalog, CatalogStep, Renames } from '../../model/index.ts'
import { catalogSteps } from '../../model/queries/index.ts'
import { type MigrationStatement, migrationStatements, sqlOf } from '../../writers/migration/index.ts'
import { LOCK_TIMEOUT, releaseStatements } from '../../writers/migration/release.ts'
import { stage } from './lab-stage.ts'
import { betweenReleases } from './between-releases.ts'
import { Expansion } from './expansion.ts'
import { movedTables } from './move-tables.ts'
import { nameOf, shortName } from './names.ts'
import { type KeptTwins, keptTwins } from './place-twins.ts'

/** A phase before it was watched. */
export interface PlannedPhase {
  readonly when: 'before the release' | 'backfill' | 'as the release starts' | 'after the release'
  readonly statements: readonly MigrationStatement[]
  readonly back: readonly MigrationStatement[]
  /** Why it is needed where there might be another way. */
  readonly because: readonly string[]
  readonly unfilled: readonly string[]
}

/**
 * The way from one catalog to another while both releases run. The server has the base, and says of each step whether it
 * runs and writes nothing anew: what does not waits. What comes after is the way from where that led.
 */
export async function planRelease(
  lab: Lab,
  before: Catalog,
  after: Catalog,
  renames: Renames,
  fills: Fills,
  alone: ReadonlySet<string> = new Set(),
): Promise<readonly PlannedPhase[]> {
  const tables = await movedTables(lab, before, renames)
  const widened = await widen(lab, await readCatalog(lab), after)
  const base = await readCatalog(lab)
  const retyped: Retyped = (table, { name }) => widened.refused.has(nameOf({ table, column: name }))
  const { twins, singles } = twinsOf(base, after, { columns: tables.columns, retyped, alone })
  const { beside, placed } = targetsOf(base, after, twins)
  const around: Surroundings = { before: base, beside, twins, remade: typesMadeAnew(base, after) }
  const left: Renames = { tables: [], columns: tables.columns.filter(([from]) => isSingle(from, singles)) }
  const kept = keptTwins(twins)
  const expansion = new Expansion(lab, around, fills)
  for (const step of catalogSteps(base, beside, left)) if (!comesByName(step, left)) await expansion.take(step)
  const refused = await refusedTwins(expansion, twins, kept)
  if (refused.length > 0) {
    await stage(lab, before)
    return planRelease(lab, before, after, renames, fills, new Set([...alone, ...refused]))
  }
  const expanded = await readCatalog(lab)
  const between = await betweenReleases(lab, catalogSteps(kept.without(expanded), beside, left), around)
  const reached = await readCatalog(lab)
  await inTurn(lab, sqlOf(kept.places))
  const served = await readCatalog(lab)

  const phases: readonly PlannedPhase[] = [
    {
      ...NOTHING,
      when: 'before the release',
      statements: releaseStatements([...tables.steps, ...widened.steps, ...expansion.steps], expanded),
      back: migrationStatements(tables.back(expanded, before)),
      unfilled: expansion.unfilled,
    },
    { ...NOTHING, when: 'backfill', statements: [...kept.caughtUp, ...expansion.batches] },
    {
      ...NOTHING,
      when: 'as the release starts',
      statements: timed([...between, ...migrationStatements(kept.places)]),
      back: [...backPlaced(kept), ...migrationStatements(catalogSteps(reached, expanded, inverse(left)))],
      because: singles.map((one) => `${shortName(one)} cannot be there twice, as ${one.reason}`),
    },
    {
      ...NOTHING,
      when: 'after the release',
      statements: [
        ...expansion.late,
        ...releaseStatements(catalogSteps(served, placed), placed),
        ...migrationStatements(catalogSteps(placed, after)),
      ],
      back: [...migrationStatements(catalogSteps(after, served)), ...kept.givenBack],
    },
  ]
  return phases.filter(({ statements }) => statements.length > 0)
}

/** Twins the server would not have beside each other: then there is another plan without them. */
async function refusedTwins(
  expansion: Expansion,
  twins: readonly Twin[],
  { triggers }: KeptTwins,
): Promise<readonly string[]> {
  const refused: string[] = []
  for (const [at, { table, old, fresh }] of twins.entries())
    if (!expansion.hasColumn(table, fresh) || !(await expansion.add(triggers[at]!)))
      refused.push(nameOf({ table, column: old }))
  return refused
}

const NOTHING: Omit<PlannedPhase, 'when'> = { statements: [], back: [], because: [], unfilled: [] }

const isSingle = (name: string, singles: readonly Single[]): boolean => singles.some((one) => name === nameOf(one))

const inverse = ({ columns }: Renames): Renames => ({ tables: [], columns: columns.map(([from, to]) => [to, from]) })

const timed = (statements: readonly MigrationStatement[]): readonly MigrationStatement[] =>
  statements.length === 0 ? [] : [LOCK_TIMEOUT, ...statements]

const backPlaced = ({ placesBack, stale }: KeptTwins): readonly MigrationStatement[] => [
  ...migrationStatements(placesBack),
  ...stale,
]

/** It gets its name as the release starts, and cannot be made before. */
const comesByName = (step: CatalogStep, { columns }: Renames): boolean =>
  step.do === 'add column' && columns.some(([, to]) => to === nameOf(step))

interface Widened {
  readonly steps: readonly CatalogStep[]
  readonly refused: ReadonlySet<string>
}

/** Types that change without a look at the rows: a text that may be longer. */
async function widen(lab: Lab, from: Catalog, to: Catalog): Promise<Widened> {
  const steps: CatalogStep[] = []
  const refused = new Set<string>()
  for (const step of catalogSteps(from, to)) {
    if (step.do !== 'set type' || (step.was.type === step.type && step.was.collation === step.collation)) continue
    if (await quietly(lab, sqlOf([step]), { mayRead: false })) steps.push(step)
    else refused.add(nameOf(step))
  }
  return { steps, refused }
}
