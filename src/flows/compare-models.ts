import { openEmbedded } from '../lab/engines/embedded.ts'
import { extensionsOf } from '../lab/extensions.ts'
import { readModels } from '../lab/catalog/models.ts'
import type { Lab } from '../lab/lab.ts'
import { scripts } from '../lab/rehearsal/surroundings.ts'
import type { Backend, CatalogStep, Drift, History } from '../model/index.ts'
import {
  asWritten,
  catalogChanges,
  catalogSteps,
  describedBy,
  differencesOf,
  withoutBookkeeping,
} from '../model/queries/index.ts'
import { render } from '../writers/ddl/index.ts'
import { type DatabaseSide, headSide } from './database-side.ts'
import { notKnownOf, unknownOf } from './not-known.ts'

export interface Compared {
  readonly drift: Drift
  /** What would make the database what the models say, and the other way round. */
  readonly towardsModels: readonly CatalogStep[]
  readonly towardsDatabase: readonly CatalogStep[]
}

/** Models, loaded into a server, against a database. */
export async function compareWith(lab: Lab, backend: Backend, script: string, side: DatabaseSide): Promise<Compared> {
  const { data } = backend
  const database = withoutBookkeeping(side.catalog)
  const { catalog, refused } = await readModels(lab, script, database)
  const whole = describedBy(withoutBookkeeping(catalog), database, data, notKnownOf(refused, side.notKnown, data))
  const models = side.about.kind === 'blueprint' ? asWritten(whole, database, data) : whole
  return {
    drift: {
      version: 1,
      models: { tables: data.tables.length },
      database: { ...side.about, tables: database.tables.length },
      differences: differencesOf(catalogChanges(database, models), data, side.where),
      unknown: [...unknownOf(backend, refused), ...side.unknown],
    },
    towardsModels: catalogSteps(database, models),
    towardsDatabase: catalogSteps(models, database),
  }
}

/** Models against where one history leads; null where there are none, or nobody knows which history is theirs. */
export async function driftOf(backend: Backend, histories: readonly History[]): Promise<Drift | null> {
  const [history, other] = histories
  if (history === undefined || other !== undefined || backend.data.tables.length === 0) return null
  const script = render(backend)
  const { created, assumed } = extensionsOf([script, ...scripts(history)].join('\n'))
  const lab = await openEmbedded([...created, ...assumed])
  try {
    return (await compareWith(lab, backend, script, await headSide(lab, history))).drift
  } finally {
    await lab.close()
  }
}
